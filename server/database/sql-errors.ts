/** Reads the few facts of a PostgreSQL error that the program acts on: its SQLSTATE and its constraint. */
import pg from 'pg'
import { AppError } from '../lib/app-error.ts'

/** The name of the unique constraint that `error` reports as violated, if it does. */
export function violatedUnique(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError && error.code === '23505' ? error.constraint : undefined
}

/**
 * What a failed statement means to a caller who can do nothing about SQL: input that the database refuses,
 * or a database that is away, busy or full. Undefined for everything else, which is a fault of ours.
 */
export function databaseFailure(error: unknown): AppError | undefined {
  if (error instanceof pg.DatabaseError) {
    const state = error.code ?? ''
    if (state.startsWith('22'))
      return new AppError('invalid', 'value_not_storable', 'A value cannot be stored.', { cause: error })
    if (state === '53100')
      return unavailable('database_full', 'The database has no space left on its disk.', error)
    if (state === '57014' || state === '55P03' || state === '40001' || state === '40P01')
      return unavailable('database_busy', 'The database is busy. Try again.', error)
    if (/^(08|28|3D|53|57|58)/.test(state))
      return unavailable('database_away', 'The database cannot be reached now. Try again.', error)
    return undefined
  }
  if (error instanceof Error && isConnectionFailure(error))
    return unavailable('database_away', 'The database cannot be reached now. Try again.', error)
  return undefined
}

function unavailable(code: string, message: string, cause: unknown): AppError {
  return new AppError('unavailable', code, message, { cause })
}

// The driver reports a connection that broke by system codes or, lacking one, by these fixed texts.
const systemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
const driverTexts =
  /^(Connection terminated|Client was closed|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|the point reader is closed)/

function isConnectionFailure(error: Error & { code?: string }): boolean {
  return (error.code !== undefined && systemCodes.has(error.code)) || driverTexts.test(error.message)
}
