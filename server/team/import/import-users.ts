/**
 * Imports people from a file: reads it row by row, writes in chunks that are kept or not as a whole, and sets
 * the managers at the end. Rows are matched to people, so that a run that was stopped is completed by another
 * one, and a file that was imported already changes nothing.
 */
import type { Database } from '../../database/database.ts'
import { AppError } from '../../lib/app-error.ts'
import type { Clock } from '../../lib/clock.ts'
import { listRoles } from '../roles.ts'
import { formatOffset, zoneOffsetMinutes } from '../utc-offset.ts'
import { usersStore } from '../users.store.ts'
import { createPersonReader, type PersonReader, type PersonRow } from './formats/read-person.ts'
import { recognise } from './formats/recognise.ts'
import { createTally, type ImportProgress, type ImportReport, type Tally } from './import-report.ts'
import { openSource } from '../../lib/source/open-source.ts'
import type { Source } from '../../lib/source/source-row.ts'
import { openRejectedFile, type RejectedFile } from '../../lib/source/rejected-file.ts'
import { Claims } from './write/claims.ts'
import { importChunk } from './write/import-chunk.ts'
import { linkManagers } from './write/link-managers.ts'
import { userRole } from './write/next-user.ts'
import type { ImportTeam, ManagerWish, Run } from './write/run.ts'

export interface ImportOptions {
  /** Everything but the writing of people: the same report, the same file of rejected rows. */
  readonly dryRun?: boolean
  readonly onProgress?: (progress: ImportProgress) => void
  /** Stops between two chunks; what was written stays. */
  readonly signal?: AbortSignal
}

// Where products put the list of people; Slack's card and Worksection's services are opened.
const peopleInJson = { lists: ['users', '_data', 'data', 'members'], opened: ['profile', 'services'] }
// Large enough that statements cost little per row, small enough that others wait for no lock of ours.
const rowsPerChunk = 1_000

/**
 * Throws `invalid` for a file that cannot be read or is not understood, before anything is written; a CSV that
 * breaks off in the middle of a quotation is noticed there, when the rows above are written.
 */
export async function importUsers(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  team: ImportTeam,
  path: string,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const source = await openSource(path, peopleInJson)
  const format = recognise(source)
  const reader = createPersonReader(format)
  const run = await startRun(database, clock, team, options.dryRun ?? false)
  const rejected = await openRejectedFile(path, source)
  const tally = createTally()
  try {
    const wishes = await importRows({ database, run, source, reader, rejected, tally, options })
    options.signal?.throwIfAborted()
    const { changed, warnings } = await linkManagers(database, run, wishes)
    for (const { row, column, message } of warnings) tally.warn({ row, field: column, message })
    const alsoUpdated = wishes.filter((wish) => wish.kind === 'unchanged' && changed.has(wish.userId)).length
    tally.counts.unchanged -= alsoUpdated
    tally.counts.updated += alsoUpdated
    if (!run.isDry && tally.counts.created >= rowsPerChunk)
      await usersStore(database.queries).refreshStatistics()
  } catch (error) {
    await rejected.discard()
    throw error
  }
  const rejectedFile = await rejected.finish()
  const { counts, warnings, warningCount, firstRejected } = tally
  const ignoredColumns = [...reader.ignored]
  const about = { isDry: run.isDry, format: format.name, encoding: source.encoding, ignoredColumns }
  return { ...counts, ...about, warnings, warningCount, firstRejected, rejectedFile }
}

async function startRun(database: Database, clock: Clock, team: ImportTeam, isDry: boolean): Promise<Run> {
  const roles = await listRoles({ database }, team.id)
  const role = roles.find(({ shortId }) => shortId === 'user') ?? roles.find(({ type }) => type === 'user')
  if (role === undefined)
    throw new AppError(
      'conflict',
      'role_missing',
      'The team has no role of type user for new people. Make one first.',
    )
  const timezone = formatOffset(zoneOffsetMinutes(team.timeZone, clock()))
  return { team, roles, defaultRole: userRole(role), timezone, clock, isDry, claims: new Claims() }
}

interface Work {
  readonly database: Database
  readonly run: Run
  readonly source: Source
  readonly reader: PersonReader
  readonly rejected: RejectedFile
  readonly tally: Tally
  readonly options: ImportOptions
}

async function importRows(work: Work): Promise<ManagerWish[]> {
  const { source, reader, tally, options } = work
  const wishes: ManagerWish[] = []
  let chunk: PersonRow[] = []
  const flush = async (): Promise<void> => {
    options.signal?.throwIfAborted()
    if (chunk.length > 0) wishes.push(...(await importPeople(work, chunk)))
    chunk = []
    options.onProgress?.({ ...tally.counts, bytes: source.bytes, bytesRead: source.bytesRead() })
  }
  for await (const row of source.rows) {
    tally.counts.read += 1
    const person = reader.read(row)
    if (person.draft.isBot === true) tally.counts.skipped += 1
    else chunk.push(person)
    if (chunk.length === rowsPerChunk) await flush()
  }
  await flush()
  return wishes
}

async function importPeople(
  { database, run, rejected, tally }: Work,
  people: readonly PersonRow[],
): Promise<ManagerWish[]> {
  const wishes: ManagerWish[] = []
  const outcomes = await importChunk(database, run, people)
  for (const [index, { row, draft, columnOf }] of people.entries()) {
    const outcome = outcomes[index]
    if (outcome === undefined) continue
    if (outcome.kind === 'rejected') {
      tally.reject(row.number, outcome.faults)
      await rejected.add(row, outcome.faults)
      continue
    }
    const { kind, userId } = outcome
    tally.counts[kind] += 1
    if (outcome.isDeleted && draft.isDeleted === undefined)
      tally.warn({
        row: row.number,
        field: '',
        message: 'this person is deleted and stays so; isDeleted=false in the file brings them back',
      })
    const manager = draft.manager?.trim()
    if (manager) wishes.push({ row: row.number, column: columnOf('manager'), userId, kind, manager })
  }
  return wishes
}
