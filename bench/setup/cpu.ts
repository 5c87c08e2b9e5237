/** How much of the processor processes have used. Read from /proc, so that only Linux can tell. */
import { readdir, readFile } from 'node:fs/promises'
import type { Workplace } from './workplace.ts'

// What Linux tells programs, whatever it counts in.
const ticksPerSecond = 100
const [parentField, userField, systemField, endedUserField, endedSystemField] = [1, 11, 12, 13, 14]

export interface ProcessorsUsed {
  /** Seconds of a processor. */
  readonly server: number
  readonly postgres: number
}

/** What the server and PostgreSQL use from now on until the answer is called. */
export async function processors(
  { context: { database } }: Workplace,
  serverPid: number,
): Promise<() => Promise<ProcessorsUsed>> {
  const [row] = await database.rows<{ pid: number }>('select pg_backend_pid() as pid')
  const postmaster = await parentOf(row?.pid ?? 0)
  const look = async (): Promise<ProcessorsUsed> => ({
    server: await secondsOf(serverPid),
    postgres: await secondsOfFamily(postmaster),
  })
  const before = await look()
  return async () => {
    const now = await look()
    return { server: now.server - before.server, postgres: now.postgres - before.postgres }
  }
}

async function secondsOf(pid: number): Promise<number> {
  const fields = await fieldsOf(pid)
  return (at(fields, userField) + at(fields, systemField)) / ticksPerSecond
}

/** Of a process and those that it started, ended ones too. */
async function secondsOfFamily(parent: number): Promise<number> {
  const own = await fieldsOf(parent)
  let ticks = [userField, systemField, endedUserField, endedSystemField].reduce(
    (sum, field) => sum + at(own, field),
    0,
  )
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name)) continue
    const fields = await fieldsOf(Number(name))
    if (at(fields, parentField) === parent) ticks += at(fields, userField) + at(fields, systemField)
  }
  return ticks / ticksPerSecond
}

async function parentOf(pid: number): Promise<number> {
  return at(await fieldsOf(pid), parentField)
}

/** Those behind the name of the program, which may contain anything. */
async function fieldsOf(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function at(fields: readonly string[], field: number): number {
  return Number(fields[field] ?? NaN) || 0
}
