/**
 * For the tests: a process of its own that opens the embedded PostgreSQL and tells on standard output, one JSON
 * object per line, what happened. It ends by SIGTERM or SIGINT the way the program does: close, then exit.
 */
import { AppError } from '../../lib/app-error.ts'
import { type EmbeddedOptions, openEmbedded } from './embedded.ts'

type Given = Pick<EmbeddedOptions, 'dataDir' | 'role' | 'settings' | 'nativeDir'> & {
  readonly address?: string
}

const given = JSON.parse(process.argv[2] ?? '{}') as Given

function tell(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`)
}

try {
  const embedded = await openEmbedded({
    ...given,
    log: (message) => tell({ event: 'log', message }),
    onLost: (error) => tell({ event: 'lost', message: error.message }),
  })
  if (given.address !== undefined) await embedded.announce(given.address)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void embedded.close().then(() => tell({ event: 'closed' }))
    })
  }
  tell({ event: 'open', directory: embedded.directory, connection: embedded.connection })
} catch (error) {
  if (!(error instanceof AppError)) throw error
  tell({ event: 'failed', kind: error.kind, code: error.code, message: error.message })
}
