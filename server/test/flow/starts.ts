/** What tests of started programs look at. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { send } from '../support/http.ts'
import type { RunningProgram, Workplace } from '../support/program.ts'

export const tokenIn = (text: string): string => /^[A-Za-z0-9]{255}$/m.exec(text)?.[0] ?? ''

export async function postgresPid(place: Workplace): Promise<number> {
  return Number((await readFile(join(place.dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n', 1)[0])
}

export function people(program: RunningProgram, token: string) {
  return send(program.origin, '/v1/ext/users', { headers: { authorization: `Bearer ${token}` } })
}

export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000
  while (!(await Promise.resolve(isTrue()).catch(() => false))) {
    if (Date.now() > end) throw new Error('waited too long')
    await pause(50)
  }
}
