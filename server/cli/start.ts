/**
 * `felloe start`: the server, from the first line on the terminal to the last request. A signal lets requests
 * in flight finish; a second one does not wait.
 */
import type { Command } from 'commander'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../app.ts'
import { startBackground } from '../background.ts'
import { createContext } from '../context.ts'
import { migrate, searchKnowsLetters } from '../database/migrate.ts'
import { openDatabaseServer } from '../database/open-server.ts'
import { AppError } from '../lib/app-error.ts'
import { createLogger, type Logger } from '../lib/logger.ts'
import { assertSecretKey } from '../messaging/plugins/verify-secrets.ts'
import { firstStart } from '../team/first-start.ts'
import { startSandboxBeside } from './sandbox-beside.ts'
import { withTimeout } from './with-timeout.ts'
import { welcome } from './welcome.ts'
import { loadSettings } from './workplace.ts'

// npm passes on the Ctrl-C that the whole group has got already: two signals this close are one request.
const sameRequestMs = 1_000
const idleSweepMs = 50

export function startCommand(program: Command): void {
  program
    .command('start')
    .description('Starts the server. On an empty database it first makes a demo team, an admin and a key.')
    .option('--empty', 'make an empty team with one admin instead of the demo')
    .action(({ empty }: { empty?: boolean }) => start(empty === true ? 'empty' : 'demo'))
}

async function start(kind: 'demo' | 'empty'): Promise<void> {
  const settings = loadSettings()
  const log = await createLogger({ level: settings.LOG_LEVEL, format: settings.LOG_FORMAT })
  const stop = stopRequest(log)
  await using server = await openDatabaseServer({
    settings,
    role: 'server',
    log: (message) => log.info(message),
    onLost: (error) => {
      log.fatal({ err: error }, 'the database is lost')
      stop.now(1)
    },
  })
  const applied = await migrate(server.where)
  if (applied.length > 0) log.info(`migrated: ${applied.join(', ')}`)
  if (!(await searchKnowsLetters(server.where)))
    log.warn(
      'The database has a locale without letters outside ASCII: the people search will not find such names. Make the database with LC_CTYPE C.UTF-8.',
    )
  const listening: { address?: string } = {}
  await using context = await createContext({
    settings,
    log,
    where: server.where,
    address: () => listening.address,
  })
  // People and processes need no secrets, and whoever has lost the key has those still.
  await assertSecretKey(context).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
    log.error(error.message)
  })
  await using app = await buildApp(context)
  listening.address = await app
    .listen({ host: settings.HOST, port: settings.PORT })
    .catch((error: unknown) => {
      throw listenFailure(error, settings.HOST, settings.PORT)
    })
  await using background = startBackground(context)
  // Only once nothing can fail any more: the key of the first team is shown once, and never if this start ends here.
  const first = await firstStart(context, kind)
  await using beside = await startSandboxBeside(context)
  await server.announce(context.publicUrl())
  process.stdout.write(
    welcome({
      address: context.publicUrl(),
      database: server.title,
      first,
      sandbox: beside && { origin: beside.sandbox.origin, controlTokenFile: beside.controlTokenFile ?? '' },
    }),
  )
  const code = await stop.requested
  log.info('stopping: requests in flight may finish')
  await Promise.all([closeServer(app, settings.SHUTDOWN_SECONDS, log), background[Symbol.asyncDispose]()])
  process.exitCode = code
}

async function closeServer(app: FastifyInstance, seconds: number, log: Logger): Promise<void> {
  // A connection whose last answer was sent after the stop would otherwise be kept for a next request.
  const sweep = setInterval(() => app.server.closeIdleConnections(), idleSweepMs)
  if (!(await withTimeout(app.close(), seconds * 1000))) {
    log.warn(`requests did not finish within ${seconds} s and are cut`)
    app.server.closeAllConnections()
  }
  clearInterval(sweep)
}

interface StopRequest {
  /** Settles with the exit code when the server is asked to stop. */
  readonly requested: Promise<number>
  now(code: number): void
}

function stopRequest(log: Logger): StopRequest {
  const { promise, resolve } = Promise.withResolvers<number>()
  let askedAt: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      const now = performance.now()
      if (askedAt !== undefined && now - askedAt > sameRequestMs) {
        log.warn('asked again: stopping without waiting')
        process.exit(1)
      }
      askedAt ??= now
      resolve(0)
    })
  return { requested: promise, now: resolve }
}

function listenFailure(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  const reason = {
    EADDRINUSE: `Another program listens on ${host}:${port}. Stop it, or set PORT to another port.`,
    EACCES: `Listening on port ${port} is not allowed to this account. Set PORT to 1024 or more.`,
    EADDRNOTAVAIL: `This machine does not have the address ${host}. Set HOST to one that it has.`,
    ENOTFOUND: `The name ${host} is not known. Set HOST to an address of this machine.`,
  }[code ?? '']
  return reason === undefined ? error : new AppError('unavailable', 'listen_failed', reason)
}
