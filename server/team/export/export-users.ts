/**
 * Writes all people of a team to a stream, as they are at one moment, in a form that the import reads back
 * without loss. Memory does not grow with the team. Service users are no people and are left out.
 */
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database, Snapshot } from '../../database/database.ts'
import { csvLines } from '../../lib/source/csv-lines.ts'
import { userColumns, userTables } from '../users.store.ts'
import { cellsOf, exportColumns, itemOf, type ExportedUser } from './user-cells.ts'

export const exportFormats = ['csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Answers the number of people. Leaves `output` open. */
export async function exportUsers(
  { database }: { readonly database: Database },
  teamId: string,
  format: ExportFormat,
  output: Writable,
): Promise<{ readonly count: number }> {
  let count = 0
  await database.snapshot(async (snapshot) => {
    const people = peopleOf(snapshot, teamId, (portion) => (count += portion))
    await pipeline(format === 'csv' ? csv(people) : json(people), output, { end: false })
  })
  return { count }
}

async function* peopleOf(
  snapshot: Snapshot,
  teamId: string,
  onPortion: (count: number) => void,
): AsyncGenerator<ExportedUser[]> {
  const manager =
    '(select m.username from users m where m.team_id = u.team_id and m.id = u.manager_id) as manager'
  const sql = `select ${userColumns}, ${manager} from ${userTables}
    where u.team_id = $1 and not u.is_service order by u.number`
  for await (const portion of snapshot.stream<ExportedUser>({ sql, parameters: [teamId] })) {
    onPortion(portion.length)
    yield portion
  }
}

async function* csv(portions: AsyncIterable<readonly ExportedUser[]>): AsyncGenerator<string> {
  yield csvLines([exportColumns])
  for await (const people of portions) yield csvLines(people.map(cellsOf))
}

async function* json(portions: AsyncIterable<readonly ExportedUser[]>): AsyncGenerator<string> {
  let before = '{"users":[\n'
  for await (const people of portions)
    for (const person of people) {
      yield before + JSON.stringify(itemOf(person))
      before = ',\n'
    }
  yield before.startsWith('{') ? '{"users":[]}\n' : '\n]}\n'
}
