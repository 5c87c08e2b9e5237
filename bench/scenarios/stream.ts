/** A list of 50,000 people, which is streamed: alone, and to several clients at once. */
import { figureRow, type Bench, type Row } from '../bench.ts'
import type { Download } from '../load/jobs.ts'
import { median } from '../load/rounds.ts'
import { memoryOf } from '../setup/memory.ts'
import { read } from './client.ts'

const path = '/v1/ext/users'
const clients = 5

export async function stream({ workplace, generator, isQuick }: Bench): Promise<Row[]> {
  const people = isQuick ? 10_000 : 50_000
  const { token } = await workplace.team(people)
  const small = await workplace.team(100)
  await using ours = await workplace.ours()
  const { origin, pid } = ours
  // What every server comes to need is not counted.
  for (let count = 0; count < 20; count += 1) await read(ours, path, small.token)
  const before = await memoryOf(pid)
  const [first] = await generator.download({ origin, path, token, clients: 1 })
  const [alone] = await generator.download({ origin, path, token, clients: 1 })
  const together = await generator.download({ origin, path, token, clients })
  const after = await memoryOf(pid)
  const title = `list ${people.toLocaleString('en')} users`
  const all = `${title}, ${clients} clients at once`
  const mid = (figure: (one: Download) => number): number => median(together.map(figure))
  return [
    figureRow(`${title}, the first request of a server: first byte`, first?.firstByteMs ?? NaN, 'ms'),
    figureRow(`${title}: first byte`, alone?.firstByteMs ?? NaN, 'ms'),
    figureRow(
      `${title}: all ${((alone?.bytes ?? NaN) / 1024 ** 2).toFixed(1)} MiB`,
      (alone?.totalMs ?? NaN) / 1000,
      's',
    ),
    figureRow(
      `${all}: first byte`,
      mid((one) => one.firstByteMs),
      'ms',
    ),
    figureRow(`${all}: all`, mid((one) => one.totalMs) / 1000, 's'),
    figureRow(`${all}: memory grows by`, after.peakMiB - before.residentMiB, 'MiB'),
  ]
}
