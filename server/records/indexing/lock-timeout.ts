/** PostgreSQL's word for a lock that was not free in time, or that could never be had. */

const codes = new Set(['55P03', '40P01'])

export function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.has(error.code)
}
