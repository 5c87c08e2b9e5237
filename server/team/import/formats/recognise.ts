/** Finds out which product made a file, by its columns. */
import { AppError, type Fault } from '../../../lib/app-error.ts'
import { nearest } from '../../../lib/nearest.ts'
import { headerKey } from '../../../lib/source/header-key.ts'
import type { Source } from '../../../lib/source/source-row.ts'
import { entra } from './entra.ts'
import { felloe } from './felloe.ts'
import type { Format } from './format.ts'
import { google } from './google.ts'
import { slackExport, slackMembers } from './slack.ts'

const products: readonly Format[] = [google, entra, slackMembers, slackExport]
// Without one of these nobody can be told from anybody else.
const identities = new Set(['id', 'username', 'emails', 'primaryEmail'])
const mostNamed = 30
// Anything resembles the shortest names.
const shortestGuessed = 4

/** Throws `invalid` for a file of which no format is known, and for one that has two columns for one thing. */
export function recognise(source: Pick<Source, 'kind' | 'columns'>): Format {
  const keys = new Set(source.columns.map(headerKey))
  const has = (name: string): boolean => keys.has(headerKey(name))
  const format = products.find(({ marks }) => marks.some((line) => line.every(has))) ?? felloe
  if (source.kind === 'csv') assertUnambiguous(source.columns, format)
  const isKnown = format.columns.some((rule) => identities.has(rule.field) && rule.names.some(has))
  // A list of nobody has no names at all.
  const isNobody = source.kind === 'json' && source.columns.length === 0
  if (!isKnown && !isNobody) throw unrecognised(source.columns)
  return format
}

function assertUnambiguous(columns: readonly string[], format: Format): void {
  const meaning = new Map(
    format.columns.flatMap(({ names }) => names.map((name) => [headerKey(name), names[0] ?? name] as const)),
  )
  const byMeaning = Map.groupBy(
    columns.filter((name) => headerKey(name) !== ''),
    (name) => meaning.get(headerKey(name)) ?? headerKey(name),
  )
  const details = [...byMeaning.values()]
    .filter((names) => names.length > 1)
    .map((names): Fault => ({
      field: names[0] ?? '',
      message: `and ${names.slice(1).join(', ')} mean the same`,
    }))
  if (details.length === 0) return
  const list = details.map((fault) => `${fault.field} ${fault.message}`).join('; ')
  const message = `The header has several columns for one thing: ${list}. Keep one of each.`
  throw new AppError('invalid', 'import_columns_ambiguous', message, { details })
}

function unrecognised(columns: readonly string[]): AppError {
  const names = felloe.columns.flatMap((rule) => rule.names)
  const found = columns
    .slice(0, mostNamed)
    .map((name) => ({ name, match: name.length < shortestGuessed ? undefined : nearest(name, names) }))
  const list = found.map(({ name, match }) =>
    match === undefined ? `"${name}"` : `"${name}" (perhaps ${match}?)`,
  )
  const message = `No column tells who the people are. Found: ${list.join(', ') || 'nothing'}. Needed: email or username, as in firstName,lastName,email; or an export of Google Workspace, Microsoft Entra ID or Slack as it was downloaded.`
  const details = found.map(({ name }): Fault => ({
    field: name,
    message: 'is no column that tells who a person is',
  }))
  return new AppError('invalid', 'import_unrecognised', message, { details })
}
