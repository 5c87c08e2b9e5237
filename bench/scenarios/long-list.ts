/**
 * Listing a team of 5,000, against a bare route that sends the same bytes: when nothing changes, and while
 * somebody changes a person several times a second.
 */
import { figureRow, ratioRow, type Bench, type Row } from '../bench.ts'
import { compare, median, perSecond } from '../load/rounds.ts'
import { changeUser, keepChanging, read } from './client.ts'

const path = '/v1/ext/users'
const people = 5_000
const changesPerSecond = 10

export async function longList(bench: Bench): Promise<Row[]> {
  const { workplace } = bench
  const { token } = await workplace.team(people)
  await using ours = await workplace.ours()
  const timedRead = async (): Promise<{ body: Buffer; ms: number }> => {
    const start = performance.now()
    const body = await read(ours, path, token)
    return { body, ms: performance.now() - start }
  }
  const first = await timedRead()
  const [user] = (JSON.parse(first.body.toString()) as { _data: { id: string }[] })._data
  if (user === undefined) throw new Error('the list is empty')
  await using bare = await workplace.bare(path, first.body)
  const title = `list ${people.toLocaleString('en')} users`
  const compareNow = async (what: string): Promise<Row> => {
    const { rates, ratios } = await compare(bench, [ours, bare], { paths: [path], token, connections: 8 })
    const [rate = NaN, bareRate = NaN] = rates
    return ratioRow(what, perSecond(rate), `bare route: ${perSecond(bareRate)}`, ratios[1] ?? NaN)
  }
  const size = `${(first.body.length / 1024 ** 2).toFixed(1)} MiB`
  const rows = [
    figureRow(`${title}, the first request of a server`, first.ms, 'ms'),
    await compareNow(`${title} (${size})`),
  ]
  const uncached: number[] = []
  for (let count = 0; count < (bench.isQuick ? 3 : 10); count += 1) {
    await changeUser(ours, user.id, token)
    uncached.push((await timedRead()).ms)
  }
  rows.push(figureRow(`${title}, the first request after a change`, median(uncached), 'ms'))
  const writer = keepChanging(ours, user.id, token, changesPerSecond)
  try {
    rows.push(await compareNow(`${title}, while one changes ${changesPerSecond} times a second`))
  } finally {
    await writer[Symbol.asyncDispose]()
  }
  return rows
}
