/** A bulk job, from the request to its completion, against a COPY of every row that it wrote. */
import { ratioRow, type Bench, type Row } from '../bench.ts'
import { median, perSecond } from '../load/rounds.ts'
import { copyProcesses } from '../setup/copy-processes.ts'
import { leadLines, leadTeam } from '../setup/lead-team.ts'
import { runBulkJob } from '../setup/run-bulk-job.ts'

const leastASecond = 8_000
const leastOfCopy = 0.35

export async function bulk({ workplace, isQuick }: Bench): Promise<Row[]> {
  const count = isQuick ? 10_000 : 100_000
  const rounds = isQuick ? 1 : 3
  const jobs: number[] = []
  const copies: number[] = []
  const ratios: number[] = []
  let rows = 0
  await using server = await workplace.ours()
  for (let round = 0; round < rounds; round += 1) {
    const team = await leadTeam(workplace, server)
    // What a server does for the first time is not what it does all day.
    if (round === 0) await runBulkJob(server, team, leadLines(900_000_000, 2_000), 2_000)
    const seconds = await runBulkJob(server, team, leadLines(1, count), count)
    const copied = await copyProcesses(workplace, team)
    const written = round === 0 ? count + 2_000 : count
    jobs.push(count / seconds)
    copies.push(written / copied.seconds)
    ratios.push(count / seconds / (written / copied.seconds))
    rows = copied.rows / written
    await workplace.context.database.pool.query('vacuum analyze')
  }
  const what = `bulk create ${count.toLocaleString('en')} processes of 8 attributes`
  const rate = median(jobs)
  return [
    {
      what,
      ours: perSecond(rate),
      baseline: '',
      ratio: '',
      bar: `≥ ${leastASecond.toLocaleString('en')}/s`,
      isMet: rate >= leastASecond,
    },
    ratioRow(
      what,
      perSecond(rate),
      `COPY of the ${rows.toFixed(1)} rows of each: ${perSecond(median(copies))}`,
      median(ratios),
      leastOfCopy,
    ),
  ]
}
