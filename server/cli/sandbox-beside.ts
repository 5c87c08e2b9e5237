/**
 * The sandbox in the process of the server: there as long as nothing real is connected, unless the setting SANDBOX
 * says otherwise. That it cannot start never keeps the server from running.
 */
import type { Context } from '../context.ts'
import { hasRealConnection } from '../messaging/plugins/plugins.ts'
import { ensureSandboxConnection } from '../messaging/sandbox-connection.ts'
import { openSandbox, sandboxFolder, type OpenSandbox } from './sandbox-place.ts'

/** Undefined when it is not wanted, or could not be started, which is logged. */
export async function startSandboxBeside(context: Context): Promise<OpenSandbox | undefined> {
  const { settings, log, sandbox } = context
  if (!(await isWanted(context))) return undefined
  const opened = await openSandbox({
    port: settings.SANDBOX_PORT,
    folder: sandboxFolder(settings.DATA_DIR),
  }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    log.warn(`The sandbox does not run: ${reason} SANDBOX=off keeps it from being started.`)
    return undefined
  })
  if (opened === undefined) return undefined
  sandbox.origin = opened.sandbox.origin
  sandbox.makeBusiness = (input) => opened.sandbox.makeBusiness(input)
  await ensureSandboxConnection(context, opened.sandbox).catch((error: unknown) =>
    log.warn({ err: error }, 'the plugin of the sandbox could not be connected'),
  )
  if (settings.SANDBOX === 'auto') sandbox.onRealConnection = () => void end(context, opened)
  return opened
}

/** Once a real number is connected, whoever reaches this machine must not be able to play its customers. */
async function end({ sandbox, log }: Context, opened: OpenSandbox): Promise<void> {
  if (sandbox.origin === undefined) return
  delete sandbox.origin
  delete sandbox.makeBusiness
  log.info('A real number is connected: the sandbox stops. SANDBOX=on keeps it.')
  try {
    await opened[Symbol.asyncDispose]()
  } catch (error) {
    log.warn({ err: error }, 'the sandbox did not stop')
  }
}

async function isWanted(context: Context): Promise<boolean> {
  const { SANDBOX: wish } = context.settings
  return wish === 'on' || (wish === 'auto' && !(await hasRealConnection(context)))
}
