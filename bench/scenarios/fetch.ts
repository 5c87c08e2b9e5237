/** Fetching one user: ours against a route written by hand for nothing else, and against a bare one. */
import assert from 'node:assert/strict'
import { ratioRow, type Bench, type Row } from '../bench.ts'
import { compare, perSecond } from '../load/rounds.ts'
import { read } from './client.ts'

const people = 5_000
const requested = 1_000
const leastOfByHand = 0.8

export async function fetchOne(bench: Bench): Promise<Row[]> {
  const { workplace } = bench
  const team = await workplace.team(people)
  const { rows } = await workplace.context.database.pool.query<{ id: string }>(
    'select id from users where team_id = $1 and not is_service order by username_key limit $2',
    [team.id, requested],
  )
  const paths = rows.map(({ id }) => `/v2/ext/user/${id}`)
  await using ours = await workplace.ours()
  await using byHand = await workplace.byHand()
  for (const path of paths.slice(0, 20))
    assert.deepEqual(
      await read(byHand, path, team.token),
      await read(ours, path, team.token),
      `${path} by hand`,
    )
  await using bare = await workplace.bare('/v2/ext/user/:id', await read(ours, paths[0] ?? '', team.token))
  const load = { paths, token: team.token, connections: 64 }
  const { rates, ratios } = await compare(bench, [ours, byHand, bare], load)
  const [rate = NaN, byHandRate = NaN, bareRate = NaN] = rates
  const [, toByHand = NaN, toBare = NaN] = ratios
  const what = 'fetch one user'
  return [
    ratioRow(what, perSecond(rate), `written by hand: ${perSecond(byHandRate)}`, toByHand, leastOfByHand),
    ratioRow(what, perSecond(rate), `bare route: ${perSecond(bareRate)}`, toBare),
  ]
}
