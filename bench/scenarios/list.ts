/** Listing everybody of a team: 100 people as most teams are, and 5,000 also while one of them keeps changing. */
import { figureRow, ratioRow, type Bench, type Row } from '../bench.ts'
import { compare, median, perSecond } from '../load/rounds.ts'
import type { RunningServer } from '../servers/spawn.ts'
import type { FilledTeam } from '../setup/workplace.ts'
import { read } from './read.ts'

const path = '/v1/ext/users'
const leastOfBare = 0.35
const changesPerSecond = 10

export async function listSmall(bench: Bench): Promise<Row[]> {
  const { workplace } = bench
  const team = await workplace.team(100)
  await using ours = await workplace.ours()
  await using bare = await workplace.bare(path, await read(ours, path, team.token))
  return [await compareLists(bench, 'list 100 users', [ours, bare], team, 32, leastOfBare)]
}

export async function listLarge(bench: Bench): Promise<Row[]> {
  const { workplace } = bench
  const people = 5_000
  const team = await workplace.team(people)
  await using ours = await workplace.ours()
  const { body, ms: first } = await timed(ours, team)
  await using bare = await workplace.bare(path, body)
  const servers = [ours, bare]
  const what = `list ${people.toLocaleString('en')} users (${(body.length / 1024 ** 2).toFixed(1)} MiB)`
  const rows = [
    figureRow(`${what}, first request of all`, first, 'ms'),
    figureRow(`${what}, first after a change`, await afterChange(workplace.changeOne, ours, team), 'ms'),
    await compareLists(bench, what, servers, team, 8),
  ]
  await using _writer = workplace.changeOften(team, changesPerSecond)
  return [...rows, await compareLists(bench, `${what}, ${changesPerSecond} changes/s beside it`, servers, team, 8)]
}
