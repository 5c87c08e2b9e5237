/**
 * Turns what the file system and PostgreSQL say when a start fails into one error that tells the operator what
 * is wrong and what to do. Messages are matched here and nowhere else; the programs run with English messages.
 */
import fs from 'node:fs'

import { AppError } from '../../lib/app-error.ts'

/** Enough of a start-up log to see the cause, little enough to read. */
const shownLines = 12

const full =
  /No space left on device|Disk quota exceeded|File too large|File size limit exceeded|ENOSPC|EDQUOT|EFBIG/
/** Less than the segment of the log that PostgreSQL writes at once; on a full disk it cannot say why it ends. */
const leastSpaceBytes = 16 * 1024 * 1024
// Of a folder on a read-only file system that is to be made with those above it, Node says ENOENT.
const closed =
  /Permission denied|Operation not permitted|Read-only file system|EACCES|EPERM|EROFS|has wrong ownership|ENOENT.*, mkdir/
const notAFolder = /ENOTDIR|EEXIST|Not a directory/
const unlinked = /error while loading shared libraries|Library not loaded/
const unrunnable = /^spawn .* (ENOENT|ENOEXEC)$/
const nameless = 'could not look up effective user ID'

export function startFailure(dataDir: string, cause: unknown, output = ''): AppError {
  if (cause instanceof AppError) return cause
  const said = lastLines(output) || (cause instanceof Error ? cause.message : String(cause))
  const fail = (code: string, message: string) => new AppError('unavailable', code, message, { cause })
  const noSpace = () =>
    fail(
      'data_dir_full',
      `There is no space left for the database in ${dataDir}. Free some and start again. (${said})`,
    )
  if (full.test(said)) return noSpace()
  if (unlinked.test(said)) {
    return fail(
      'embedded_incomplete',
      `The built-in PostgreSQL is not linked yet. Run "node setup.mjs" once. (${said})`,
    )
  }
  if (unrunnable.test(said)) {
    return fail(
      'embedded_unsupported',
      'The built-in PostgreSQL does not run on this system (it needs the GNU C library). ' +
        `Set DATABASE_URL to a PostgreSQL server of your own. (${said})`,
    )
  }
  if (said.includes(nameless)) {
    return fail(
      'embedded_unsupported',
      'The built-in PostgreSQL needs an account that the system knows by name. ' +
        `Add this one to /etc/passwd, or set DATABASE_URL. (${said})`,
    )
  }
  if (closed.test(said)) {
    return fail(
      'data_dir_unwritable',
      `${dataDir} cannot be used by the account that runs the database: yours, or nobody where root starts Felloe. ` +
        `Give it the right to write there, or set DATA_DIR to another folder. (${said})`,
    )
  }
  if (notAFolder.test(said)) {
    return fail('data_dir_not_a_folder', `${dataDir} is not a folder. Set DATA_DIR to a folder. (${said})`)
  }
  if (output !== '' && !hasSpace(dataDir)) return noSpace()
  return fail('embedded_failed', `The built-in PostgreSQL in ${dataDir} did not start. It said: ${said}`)
}

function hasSpace(folder: string): boolean {
  try {
    const { bavail, bsize } = fs.statfsSync(folder)
    return bavail * bsize >= leastSpaceBytes
  } catch {
    return true
  }
}

export function lastLines(text: string): string {
  return text.trim().split('\n').slice(-shownLines).join('\n')
}
