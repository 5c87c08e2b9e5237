/**
 * A team with very many processes, written by SQL: their values are spread as those of a real team are, and every
 * table has what the server itself would have put there.
 */
import { createApiKey } from '../../server/team/api-keys.ts'
import type { RunningServer } from '../servers/spawn.ts'
import type { Random } from './process-queries.ts'
import type { Workplace } from './workplace.ts'

export const listedProcedure = 'visit'

const assignees = 50
const familyNames = 20_000
const firstMs = 1_700_000_000_000
const apartMs = 30_000
const givenNames = ['Asha', 'Ravi', 'Meera', 'John', 'Vikram', 'Lena', 'Omar', 'Zoya']

const definition = {
  shortId: listedProcedure,
  name: 'Visit',
  entity: 'customer',
  attributes: [
    { shortId: 'phone', type: 'phone', isUnique: true, isFilterable: true },
    { shortId: 'city', type: 'string', isFilterable: true },
    { shortId: 'score', type: 'integer', isFilterable: true },
    { shortId: 'due', type: 'datetime', isFilterable: true },
    { shortId: 'name', type: 'name' },
    { shortId: 'notes', type: 'text' },
    { shortId: 'email', type: 'email' },
    { shortId: 'source', type: 'string' },
  ],
  states: ['NEW', 'CONTACTED', 'WON', 'LOST'].map((shortId) => ({ shortId })),
  startState: 'NEW',
  completedState: 'WON',
}

export interface ListedTeam {
  readonly token: string
  /** What the values of its processes are drawn from; the same draws in every run. */
  readonly random: Random
}

export async function fillProcesses(
  workplace: Workplace,
  server: RunningServer,
  count: number,
): Promise<ListedTeam> {
  const team = await workplace.emptyTeam()
  await workplace.importPeople(team, assignees)
  const { secret: token } = await createApiKey(workplace.context, {
    teamId: team.id,
    name: 'Bench',
    role: 'admin',
  })
  const response = await fetch(`${server.origin}/v1/ext/procedure`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(definition),
  })
  if (!response.ok) throw new Error(`the procedure was not made: ${await response.text()}`)
  const { pool } = workplace.context.database
  const config = await workplace.context.configs.now(team.id)
  const procedure = config.procedures.find(({ shortId }) => shortId === listedProcedure)
  if (procedure === undefined) throw new Error('the procedure is not there')
  const { rows: users } = await pool.query<{ id: string; username: string }>(
    'select id, username from users where team_id = $1 and not is_service order by number',
    [team.id],
  )
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query(sourceRows, [count, firstMs, apartMs, familyNames, givenNames])
    await client.query(processRows, [
      team.id,
      procedure.id,
      users.map(({ id }) => id),
      procedure.states.map(({ id }) => id),
    ])
    for (const [table, column] of [
      ['process_uniques', 'phone'],
      ['process_texts', 'phone'],
      ['process_texts', 'city'],
      ['process_numbers', 'score'],
      ['process_numbers', 'due'],
    ] as const) {
      const attribute = procedure.attributes.find(({ shortId }) => shortId === column)
      await client.query(
        `insert into ${table} (team_id, attribute_id, value, process_id) select $1, $2, ${column}, id from made_up`,
        [team.id, attribute?.id],
      )
    }
    await client.query('drop table made_up')
    await client.query('vacuum analyze processes, process_texts, process_numbers, process_uniques')
  } finally {
    client.release(true)
  }
  return { token, random: randomOf(count, users) }
}

const sourceRows = `create temp table made_up as select i,
    (lpad(to_hex($2 + i * $3::bigint), 12, '0') || '7' || substr(md5('a' || i), 1, 3) || '8' || substr(md5('b' || i), 1, 15))::uuid as id,
    to_timestamp(($2 + i * $3::bigint) / 1000.0) as at,
    '+91' || (7000000000 + i)::text as phone,
    'city' || lpad(floor(20 * power(random(), 2))::int::text, 2, '0') as city,
    floor(random() * 1001)::int as score,
    $2 + floor(random() * 1000)::bigint * 86400000 as due,
    ($5::text[])[1 + floor(random() * 8)::int] || ' fam' || floor(random() * $4)::int as name,
    case when random() < 0.7 then 1 when random() < 0.6667 then 2 when random() < 0.9 then 3 else 4 end as state,
    floor(random() * 50)::int as who, random() as r
  from generate_series(1, $1::int) i`

const processRows = `insert into processes (team_id, id, procedure_id, created_at, updated_at, created_by, assigned_to,
    status, state_id, next_action_at, data, search)
  select $1, id, $2, at, at + r * interval '100 days', ($3::uuid[])[1 + (who * 7) % 50],
    case when random() >= 0.05 then ($3::uuid[])[1 + who] end,
    case when state = 4 then 'CANCELLED' when state = 3 then 'COMPLETED' else 'OPEN' end, ($4::uuid[])[state],
    case when state < 3 and random() < 0.5 then at + r * interval '30 days' end,
    jsonb_build_object('phone', phone, 'city', city, 'score', score, 'due', due, 'name', name,
      'notes', 'called twice, wants an offer ' || i, 'email', 'p' || i || '@mill.test', 'source', 'website'),
    array_to_tsvector(array(select distinct word from unnest(array[substr(phone, 2), city, lower(split_part(name, ' ', 1)),
      split_part(name, ' ', 2), 'called', 'twice', 'wants', 'an', 'offer', i::text, 'p' || i, 'mill', 'test', 'website']) word))
  from made_up order by i`

function randomOf(count: number, users: readonly { username: string }[]): Random {
  let seed = 7
  const below = (end: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * end)
  }
  return {
    below,
    phone: () => `+91${7_000_000_001 + below(count)}`,
    givenName: () => givenNames[below(givenNames.length)] ?? '',
    familyName: () => `fam${below(familyNames)}`,
    assignee: () => users[below(assignees)]?.username ?? '',
    timeAt: (share) => firstMs + Math.floor(share * count) * apartMs,
  }
}
