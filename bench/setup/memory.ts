/** How much memory processes take. Read from /proc, so that only Linux can tell. */
import { readdir, readFile } from 'node:fs/promises'

export interface Memory {
  readonly residentMiB: number
  /** The most that it ever was. */
  readonly peakMiB: number
}

export async function memoryOf(pid: number): Promise<Memory> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return { residentMiB: kibOf(status, 'VmRSS') / 1024, peakMiB: kibOf(status, 'VmHWM') / 1024 }
}

/** Of a process and those that it started; what they share is counted once. */
export async function memoryOfFamily(parent: number): Promise<number> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const shares = pids.map(async (pid) => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    if (Number(pid) !== parent && kibOf(status, 'PPid') !== parent) return 0
    return kibOf(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => ''), 'Pss')
  })
  return (await Promise.all(shares)).reduce((sum, kib) => sum + kib, 0) / 1024
}

function kibOf(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1])
}
