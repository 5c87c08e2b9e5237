/**
 * PHP for the test of the samples where no PHP is installed: as WebAssembly, when its packages are there. Of a sample
 * only its function runs: there are no arguments and no standard input.
 */

export type PhpFunction = (...texts: Buffer[]) => Promise<string>

interface Php {
  run(input: { readonly code: string }): Promise<{ readonly text: string; readonly errors: string }>
}

/** Undefined when the packages are not installed. `call` is PHP code that may use $a, $b … for the arguments. */
export async function phpInWasm(declarations: string, call: string): Promise<PhpFunction | undefined> {
  const php = await load()
  if (php === undefined) return undefined
  return async (...texts) => {
    const given = texts.map(
      (text, index) => `$${'abc'.charAt(index)} = base64_decode('${text.toString('base64')}');`,
    )
    const { text, errors } = await php.run({ code: `<?php ${declarations} ${given.join(' ')} ${call}` })
    if (errors !== '') throw new Error(errors)
    return text
  }
}

async function load(): Promise<Php | undefined> {
  // Named at run time: they need not be there.
  const names = ['@php-wasm/universal', '@php-wasm/node-8-3']
  try {
    const [universal, node] = (await Promise.all(names.map((name) => import(name)))) as [
      {
        PHP: new (runtime: unknown) => Php
        loadPHPRuntime(loader: unknown, options: object): Promise<unknown>
      },
      { getPHPLoaderModule(): Promise<unknown> },
    ]
    return new universal.PHP(await universal.loadPHPRuntime(await node.getPHPLoaderModule(), {}))
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}
