/** Listing everybody of a team, against a bare route that sends the same bytes. */
import { ratioRow, type Bench, type Row } from '../bench.ts'
import { compare, perSecond } from '../load/rounds.ts'
import { read } from './client.ts'

const path = '/v1/ext/users'
const leastOfBare = 0.35

export async function list(bench: Bench): Promise<Row[]> {
  const { workplace } = bench
  const { token } = await workplace.team(100)
  await using ours = await workplace.ours()
  await using bare = await workplace.bare(path, await read(ours, path, token))
  const { rates, ratios } = await compare(bench, [ours, bare], { paths: [path], token, connections: 32 })
  const [rate = NaN, bareRate = NaN] = rates
  return [
    ratioRow(
      'list 100 users',
      perSecond(rate),
      `bare route: ${perSecond(bareRate)}`,
      ratios[1] ?? NaN,
      leastOfBare,
    ),
  ]
}
