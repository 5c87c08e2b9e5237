/** `felloe sandbox`: the sandbox alone, for those who build against WhatsApp's API or Felloe's own. */
import { InvalidArgumentError, type Command } from 'commander'
import type { Business } from '@felloe/sandbox'
import { openSandbox, sandboxFolder, type OpenSandbox } from './sandbox-place.ts'
import { loadSettings, print } from './workplace.ts'

interface SandboxWords {
  readonly port?: number
  readonly memory?: boolean
}

export function sandboxCommand(program: Command): void {
  program
    .command('sandbox')
    .description(
      'Starts a stand-in for WhatsApp alone: the Graph API with a business of its own, and customers that can be played.',
    )
    .option('--port <port>', 'the port to listen on, instead of SANDBOX_PORT; 0 takes any free one', readPort)
    .option('--memory', 'keep nothing: begin empty, and forget everything at the end')
    .action((words: SandboxWords) => runSandbox(words))
}

async function runSandbox({ port, memory }: SandboxWords): Promise<void> {
  const settings = loadSettings()
  const stopped = stopSignal()
  await using opened = await openSandbox({
    port: port ?? settings.SANDBOX_PORT,
    folder: memory === true ? undefined : sandboxFolder(settings.DATA_DIR),
  })
  const known = opened.sandbox.business()
  describe(opened, known ?? opened.sandbox.makeBusiness({ name: 'Demo business' }))
  await stopped
}

function describe({ sandbox, controlTokenFile }: OpenSandbox, business: Business): void {
  const lines = [
    `The sandbox runs at ${sandbox.origin}`,
    `  Control API:      ${sandbox.origin}/_sandbox`,
    `  Control token:    ${controlTokenFile === undefined ? sandbox.controlToken : `in ${controlTokenFile}`}`,
    `  Phone number:     ${business.displayPhoneNumber}`,
    `  Phone number id:  ${business.phoneNumberId}`,
    `  WABA id:          ${business.wabaId}`,
    `  App id:           ${business.appId}`,
    `  App secret:       ${business.appSecret}`,
    `  Access token:     ${business.accessToken}`,
  ]
  print(lines.join('\n'))
}

/** Settles at the first signal to stop; a second one ends the process as usual. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

const largestPort = 65_535

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > largestPort)
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${largestPort}.`)
  return port
}
