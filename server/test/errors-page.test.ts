import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'

const root = join(import.meta.dirname, '..', '..')
// How the program makes an error: the class itself, or a function of a module that wraps it.
const thrown =
  /\b(?:new AppError\(\s*'[a-z_]+',\s*|notFound\(\s*|unavailable\(\s*|refused\(\s*|invalid\(\s*|conflict\(\s*)'([a-z]+(?:_[a-z]+)+)'/g

async function sources(): Promise<string> {
  const texts: string[] = []
  for await (const file of glob('server/**/*.ts', { cwd: root, exclude: (name) => name === 'node_modules' }))
    if (!/\.(test|soak)\.ts$/.test(file)) texts.push(await readFile(join(root, file), 'utf8'))
  return texts.join('\n')
}

describe('docs/errors.md', () => {
  it('has every code that the program throws, and no other', async () => {
    const source = await sources()
    const page = await readFile(join(root, 'docs', 'errors.md'), 'utf8')
    const documented = new Set(
      page
        .split('\n')
        .filter((line) => line.startsWith('| `'))
        .flatMap((line) =>
          [...(line.split('|')[1] ?? '').matchAll(/`([a-z_]+)`/g)].map((match) => match[1]!),
        ),
    )
    const used = new Set([...source.matchAll(thrown)].map((match) => match[1]!))
    assert.ok(used.size > 40, `found ${used.size}`)
    assert.deepEqual(
      [...used].filter((code) => !documented.has(code)),
      [],
      'not documented',
    )
    assert.deepEqual(
      [...documented].filter((code) => !source.includes(`'${code}'`)),
      [],
      'documented, but nowhere thrown',
    )
  })
})
