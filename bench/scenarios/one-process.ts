/** Creating, fetching and updating one process, against the bare statement that any server must send for it. */
import { ratioRow, type Bench, type Row } from '../bench.ts'
import { median, perSecond } from '../load/rounds.ts'
import { leadData, leadLines, leadTeam, procedure } from '../setup/lead-team.ts'
import { runBulkJob } from '../setup/run-bulk-job.ts'

// As many as the server has connections for writes.
const connections = 10

export async function oneProcess({ workplace, generator, isQuick }: Bench): Promise<Row[]> {
  const { rounds, seconds } = isQuick ? { rounds: 2, seconds: 0.5 } : { rounds: 5, seconds: 1.5 }
  await using server = await workplace.ours()
  const team = await leadTeam(workplace, server)
  await runBulkJob(server, team, leadLines(1, 2_000), 2_000)
  const { rows } = await workplace.context.database.pool.query<{ id: string }>(
    'select id from processes where team_id = $1 order by id limit 1000',
    [team.id],
  )
  const ids = rows.map(({ id }) => id)
  const one = `/v1/ext/procedure/${procedure}/process`
  const data: Record<string, unknown> = { ...leadData(7) }
  delete data['phone_number']
  const created = [JSON.stringify({ data })]
  const scores = Array.from({ length: 997 }, (_, score) => JSON.stringify({ data: { score } }))
  const { where } = workplace
  const load = { token: team.token, connections, seconds, origin: server.origin }
  const values = ids.map((id) => [team.id, id])
  const measures = [
    {
      what: 'create one process',
      ours: () => generator.rate({ ...load, paths: [one], method: 'POST', bodies: created }),
      bare: () =>
        generator.sql({ where, connections, seconds, text: insert, values: [[team.id, 'new id', ids[0]]] }),
      statement: 'INSERT',
    },
    {
      what: 'fetch one process',
      ours: () => generator.rate({ ...load, paths: ids.map((id) => `${one}/${id}`) }),
      bare: () => generator.sql({ where, connections, seconds, text: select, values }),
      statement: 'SELECT',
    },
    {
      what: 'update one process',
      ours: () =>
        generator.rate({ ...load, paths: ids.map((id) => `${one}/${id}`), method: 'PUT', bodies: scores }),
      bare: () => generator.sql({ where, connections, seconds, text: update, values }),
      statement: 'UPDATE',
    },
  ]
  const results: Row[] = []
  for (const { what, ours, bare, statement } of measures) {
    const rates: number[] = []
    const bares: number[] = []
    await ours()
    await bare()
    for (let round = 0; round < rounds; round += 1) {
      rates.push(await ours())
      bares.push(await bare())
    }
    const ratio = median(rates.map((rate, index) => rate / (bares[index] ?? NaN)))
    results.push(
      ratioRow(what, perSecond(median(rates)), `bare ${statement}: ${perSecond(median(bares))}`, ratio),
    )
  }
  return results
}

const columns = `procedure_id, created_at, updated_at, created_by, status, state_id, data, search`
// The row of another process under a new id: all that a fetched process consists of, and nothing around it.
const insert = `insert into processes (team_id, id, ${columns})
  select team_id, $2::uuid, ${columns} from processes where team_id = $1 and id = $3`
const select = `select * from processes where team_id = $1 and id = $2`
const update = `update processes set updated_at = clock_timestamp() where team_id = $1 and id = $2`
