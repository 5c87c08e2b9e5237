/**
 * How the program speaks to PostgreSQL: where it is, and how values are read. Every connection of every pool
 * is made from what this module gives, so that a value has one type wherever it is read:
 * timestamptz and bigint are integers (milliseconds since the epoch), numeric is a number.
 */
import pg from 'pg'

export interface ConnectionOptions {
  readonly connectionString?: string
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly database?: string
}

const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.TIMESTAMPTZ]: parseTimestamp,
  [pg.types.builtins.INT8]: parseInteger,
  [pg.types.builtins.NUMERIC]: Number,
}

/**
 * What PostgreSQL does on its side. A transaction of ours that is left open holds its locks, and back the numbers of
 * all later events: it ends with a process that has stood still for a minute, and half a minute after a machine that
 * vanished without a word (TCP only), not after the two hours that systems wait by themselves.
 */
const settings = [
  'timezone=UTC',
  'jit=off',
  'idle_in_transaction_session_timeout=60s',
  'tcp_keepalives_idle=15',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=3',
]

/** Options of a connection that reads values as described above and thinks in UTC. */
export function connectionConfig(where: ConnectionOptions, statementTimeoutMs: number): pg.ClientConfig {
  return {
    ...where,
    statement_timeout: statementTimeoutMs,
    connectionTimeoutMillis: 10_000,
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    keepAlive: true,
    types: {
      getTypeParser: (oid, format) => {
        const own = format === 'binary' ? undefined : parsers[oid]
        return own ?? (pg.types.getTypeParser(oid, format) as (text: string) => unknown)
      },
    },
  }
}

/** PostgreSQL writes `2026-01-31 09:05:07.123+00`; the zone is always UTC because the connection asks for it. */
function parseTimestamp(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
}

function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of range: ${text}`)
  return value
}
