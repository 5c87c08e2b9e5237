/**
 * Rows that failed, as a file to be put right and sent again: each as it was sent, with its number and the reason in
 * two fields that a bulk request ignores.
 */
import type { Job } from '../../jobs/job.ts'
import { isJsonObject, type JsonObject } from '../../lib/json.ts'
import { csvLines } from '../../lib/source/csv-lines.ts'
import { guardCell } from '../../lib/source/guarded-cell.ts'
import type { Actor } from '../../team/actor.ts'
import type { RecordsContext } from '../context.ts'
import { findProcedure } from '../team-configs.ts'
import { createCsvReader } from './csv-items.ts'
import { failuresOf, type JobRowEntry } from './entries.ts'
import { noteFields } from './read-item.ts'

export type FailureForm = 'ndjson' | 'csv'

/** The file in portions, never empty ones. */
export async function* writeFailures(
  context: RecordsContext,
  actor: Actor,
  job: Job,
  form: FailureForm,
): AsyncGenerator<string> {
  const isCsv = job.options.form === 'csv'
  if (form === 'ndjson') {
    const itemOf = isCsv ? await cellsToItems(context, actor, job) : (row: JobRowEntry) => row.input
    for await (const rows of failuresOf(context, job))
      yield rows.map((row) => noted(row, itemOf(row))).join('')
    return
  }
  const columns = isCsv ? (job.options.columns ?? []) : await columnsOf(context, job)
  const kept = columns.filter((column) => !isNote(column))
  yield csvLines([[...kept, ...noteFields]])
  for await (const rows of failuresOf(context, job))
    yield csvLines(
      rows.map((row) => {
        const cells = isCsv ? byColumn(columns, row) : flat(row)
        return [...kept.map((column) => cells.get(column) ?? ''), String(row.number + 1), reasonOf(row)]
      }),
    )
}

/** The item with its note, on a line of its own. What stands in it stays as it is, to the digit. */
function noted(row: JobRowEntry, item: string): string {
  const note = { _row: row.number + 1, _reason: reasonOf(row) }
  const value: unknown = JSON.parse(item)
  if (!isJsonObject(value)) return `${JSON.stringify({ ...note, _item: value })}\n`
  if (noteFields.some((field) => field in value)) return `${JSON.stringify({ ...value, ...note })}\n`
  // Line breaks in JSON stand only between its parts.
  const text = item.replace(/[\r\n]+/g, ' ').trimEnd()
  const added = JSON.stringify(note).slice(1)
  return `${text.slice(0, -1)}${Object.keys(value).length === 0 ? '' : ','}${added}\n`
}

function reasonOf({ entry }: JobRowEntry): string {
  return entry?.message ?? ''
}

function isNote(name: string): boolean {
  return (noteFields as readonly string[]).includes(name)
}

async function cellsToItems(
  { configs }: RecordsContext,
  actor: Actor,
  job: Job,
): Promise<(row: JobRowEntry) => string> {
  const config = await configs.at(actor.team.id, actor.team.configVersion)
  const procedure = findProcedure(config, job.procedureId)
  const read = createCsvReader(job.type, job.options.columns ?? [], procedure, actor.team)
  return ({ input }) => JSON.stringify(read(JSON.parse(input) as string[]).item)
}

function byColumn(columns: readonly string[], { input }: JobRowEntry): Map<string, string> {
  const cells = JSON.parse(input) as readonly string[]
  return new Map(columns.map((column, index) => [column, cells[index] ?? '']))
}

/** The columns that the failed items of a JSON job need. The rows are read once for them, and again to be written. */
async function columnsOf(context: RecordsContext, job: Job): Promise<string[]> {
  const columns = new Set<string>()
  for await (const rows of failuresOf(context, job))
    for (const row of rows) for (const column of flat(row).keys()) columns.add(column)
  return [...columns]
}

/** Values of data and of what is to be changed stand beside the fields. */
function flat({ input }: JobRowEntry): Map<string, string> {
  const item: unknown = JSON.parse(input)
  const cells = new Map<string, string>()
  const add = (object: JsonObject): void => {
    for (const [name, value] of Object.entries(object)) {
      if ((name === 'data' || name === 'update') && isJsonObject(value)) add(value)
      else if (!isNote(name)) cells.set(name, cellOf(value))
    }
  }
  if (isJsonObject(item)) add(item)
  return cells
}

function cellOf(value: JsonObject[string]): string {
  if (value === null) return ''
  return guardCell(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
