/**
 * The system account that runs PostgreSQL. It refuses to run as root, so a program started by root hands it to
 * an account without rights; any other account runs it itself. What that account can reach is read from the
 * permissions on the way, because nothing can be asked of an account that has no program yet.
 */
import fs from 'node:fs'
import path from 'node:path'

export interface Account {
  readonly uid: number
  readonly gid: number
}

/** The numbers of `nobody` where the system has no list of accounts. */
const fallbackNobody: Account = { uid: 65534, gid: 65534 }

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

export function nobody(passwd = readPasswd()): Account {
  const [, , uid, gid] = /^nobody:.*$/m.exec(passwd)?.[0].split(':') ?? []
  if (uid === undefined || gid === undefined) return fallbackNobody
  // macOS writes -2 where the system calls want the same bits without a sign.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
}

function readPasswd(): string {
  return fs.existsSync('/etc/passwd') ? fs.readFileSync('/etc/passwd', 'utf8') : ''
}

/** The account that owns what exists already; root's own files stay with nobody. */
export function ownerOf(folder: string): Account | undefined {
  const stat = fs.statSync(folder, { throwIfNoEntry: false })
  return stat === undefined || stat.uid === 0 ? undefined : { uid: stat.uid, gid: stat.gid }
}

/** Whether the account may pass through every folder down to and including this one. */
export function canEnter(account: Account, folder: string): boolean {
  const real = fs.realpathSync(folder)
  const { root } = path.parse(real)
  for (let current = real; ; current = path.dirname(current)) {
    if (!mayPass(account, fs.statSync(current))) return false
    if (current === root) return true
  }
}

function mayPass(account: Account, stat: fs.Stats): boolean {
  if (stat.uid === account.uid) return (stat.mode & 0o100) !== 0
  if (stat.gid === account.gid) return (stat.mode & 0o010) !== 0
  return (stat.mode & 0o001) !== 0
}

/** For spawn, which wants the numbers with their sign. */
export function identity(account: Account | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid | 0, gid: account.gid | 0 }
}
