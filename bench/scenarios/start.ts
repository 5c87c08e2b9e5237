/** Starting on data that is there, with the built-in PostgreSQL, and what the server needs while nobody asks. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { locate } from '../../server/database/embedded/location.ts'
import { figureRow, type Bench, type Row } from '../bench.ts'
import { median } from '../load/rounds.ts'
import { mainScript, startServer } from '../servers/spawn.ts'
import { memoryOf, memoryOfFamily } from '../setup/memory.ts'

const mostSeconds = 2
const mostResidentMiB = 200
const mostHeapMiB = 80

export async function start({ workplace, isQuick }: Bench): Promise<Row[]> {
  const settleMs = isQuick ? 500 : 2_000
  const dataDir = join(workplace.folder, 'start')
  const heapFile = join(workplace.folder, 'heap')
  const environment = { DATA_DIR: dataDir, PORT: '0', HEAP_REPORT: heapFile }
  const timedStart = async (nodeOptions: readonly string[] = []) => {
    const begun = performance.now()
    const args = [...nodeOptions, mainScript, 'start']
    const server = await startServer({ args, environment, logFile: join(workplace.folder, 'start.log') })
    await fetch(`${server.origin}/v1/health`)
    return { server, seconds: (performance.now() - begun) / 1000 }
  }
  // The first start makes the database and the demo team.
  await (await timedStart()).server[Symbol.asyncDispose]()
  const runs: { seconds: number; residentMiB: number; postgresMiB: number }[] = []
  for (let count = 0; count < (isQuick ? 2 : 7); count += 1) {
    const { server: launched, seconds } = await timedStart()
    await using server = launched
    await pause(settleMs)
    const { residentMiB } = await memoryOf(server.pid)
    runs.push({ seconds, residentMiB, postgresMiB: await memoryOfFamily(postmasterOf(dataDir)) })
  }
  const reportHeap = join(import.meta.dirname, '..', 'setup', 'report-heap.ts')
  await using server = (await timedStart(['--expose-gc', '--import', reportHeap])).server
  await pause(settleMs)
  process.kill(server.pid, 'SIGUSR2')
  while (!existsSync(heapFile)) await pause(20)
  const heapMiB = Number(readFileSync(heapFile, 'utf8')) / 1024 ** 2
  return [
    figureRow(
      'start on existing data, to the first answer',
      median(runs.map((run) => run.seconds)),
      's',
      mostSeconds,
    ),
    figureRow(
      'memory when idle: the server',
      median(runs.map((run) => run.residentMiB)),
      'MiB',
      mostResidentMiB,
    ),
    figureRow('memory when idle: its heap after a collection', heapMiB, 'MiB', mostHeapMiB),
    figureRow(
      'memory when idle: PostgreSQL, all processes',
      median(runs.map((run) => run.postgresMiB)),
      'MiB',
    ),
  ]
}

function postmasterOf(dataDir: string): number {
  return parseInt(readFileSync(join(locate(dataDir).cluster, 'postmaster.pid'), 'utf8'))
}
