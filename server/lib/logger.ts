/**
 * The program's log: pretty on a terminal, JSON otherwise. Secrets never reach it: what carries them is
 * taken out here, whoever logs it.
 */
import { pino, type Logger } from 'pino'

export type { Logger } from 'pino'

const secretPaths = [
  'authorization',
  'headers.authorization',
  'req.headers.authorization',
  'token',
  'secret',
  'password',
  'hash',
  'connectionString',
]

export interface LogOptions {
  readonly level: string
  readonly format: 'auto' | 'pretty' | 'json'
}

// Lines are gathered up to the size of one write; a kill loses what was gathered since the last flush.
const bufferedBytes = 16_000
const flushMs = 200

/** A log that is written to standard error, so that standard output belongs to commands. */
export async function createLogger({ level, format }: LogOptions): Promise<Logger> {
  const options = {
    level,
    base: null,
    serializers: { err: withoutValues },
    redact: { paths: secretPaths, censor: '(secret)' },
    timestamp: isoTime,
  }
  const pretty = format === 'pretty' || (format === 'auto' && process.stderr.isTTY)
  if (!pretty)
    return pino(
      options,
      pino.destination({ dest: 2, sync: false, minLength: bufferedBytes, periodicFlush: flushMs }),
    )
  const { default: prettyStream } = await import('pino-pretty')
  const stream = prettyStream({
    destination: 2,
    sync: true,
    ignore: 'requestId',
    translateTime: 'SYS:HH:MM:ss.l',
  })
  return pino(options, stream)
}

// PostgreSQL quotes values of rows in these: texts of messages, phone numbers.
const quoting = ['detail', 'where', 'internalQuery']

function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const shown: object = pino.stdSerializers.err(error)
  return Object.fromEntries(Object.entries(shown).filter(([name]) => !quoting.includes(name)))
}

const isoTime = (): string => `,"time":"${new Date().toISOString()}"`
