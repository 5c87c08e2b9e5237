/**
 * The folder of the socket. Whoever reaches the socket is superuser, so its folder is open to the account that
 * runs PostgreSQL and to nobody else. The cluster's own folder is that already; where its path is too long for
 * a socket's name, a short folder is made and used only if it is certainly ours.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

import { AppError } from '../../lib/app-error.ts'
import type { Account } from './account.ts'
import { socketPath } from './cluster.ts'

/** The kernels allow 103 bytes (macOS) and 107 (Linux). */
const longestSocketPath = 100

/** Fixed and short; the folder that the environment names for temporary files may be long itself. */
const shortParent = '/tmp'

export function socketFolderFor(cluster: string, account: Account | undefined): string {
  if (Buffer.byteLength(socketPath(cluster)) <= longestSocketPath) return cluster
  const uid = account?.uid ?? process.getuid?.() ?? 0
  const hash = createHash('sha256').update(cluster).digest('hex').slice(0, 12)
  const folder = path.join(shortParent, `felloe-${uid}-${hash}`)
  makePrivate(folder, account)
  const stat = fs.lstatSync(folder)
  if (!stat.isDirectory() || stat.uid !== uid || (stat.mode & 0o777) !== 0o700) {
    throw new AppError(
      'unavailable',
      'socket_folder_unsafe',
      `${folder} belongs to somebody else or is open to others. Delete it, or set DATA_DIR to a shorter path.`,
    )
  }
  return folder
}

function makePrivate(folder: string, account: Account | undefined): void {
  try {
    fs.mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  // What root owns, root made: nobody else can hand a folder over.
  if (account !== undefined && fs.lstatSync(folder).uid === 0) {
    fs.lchownSync(folder, account.uid, account.gid)
  }
}
