/**
 * The first pass over a file: what its columns hold, so that the second one knows the order of the dates and the
 * decimal sign of each column. Also the fingerprint of the file, by which it is known again. Writes nothing; memory
 * depends on the number of columns, not of rows.
 */
import { createHash } from 'node:crypto'
import { openSource } from '../../lib/source/open-source.ts'
import type { JsonShape } from '../../lib/source/json-rows.ts'
import type { SourceRow } from '../../lib/source/source-row.ts'
import { isJsonObject } from '../../lib/json.ts'
import { isOurs, type Matcher, type Target } from './match-columns.ts'
import { dateTypes, isEmptyCell, numberTypes } from './read-cell.ts'
import { dateOrderOf } from './read-date.ts'
import { decimalSignOf } from './read-number.ts'

export interface ColumnFindings {
  readonly name: string
  /** Cells that say something. */
  filled: number
  dmy: number
  mdy: number
  /** Dates that could be in either order. */
  ambiguousDates: number
  points: number
  commas: number
  /** The first different texts of a column of which only these tell what it is. */
  readonly samples: Set<string>
}

export interface Survey {
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly fingerprint: string
  readonly rows: number
  readonly encoding: string
  readonly columns: readonly ColumnFindings[]
  /** Rows by which no process is found again: importing them twice doubles them. */
  readonly rowsWithoutUnique: number
}

export const leadsInJson: JsonShape = {
  lists: ['processes', '_data', 'data', 'leads', 'records', 'results', 'items'],
  opened: ['data'],
}

const mostSamples = 200
const rowsPerReport = 500
// A file of JSON may have other names in every item.
const mostColumns = 1_000

export async function surveyFile(
  path: string,
  matcher: Matcher,
  options: {
    readonly onRows?: (bytesRead: number, bytes: number) => void
    readonly signal?: AbortSignal
  } = {},
): Promise<Survey> {
  const hash = createHash('sha256')
  const source = await openSource(path, leadsInJson, (bytes) => hash.update(bytes))
  const columns = new Map<string, Probe>()
  const probeFor = (name: string): Probe | undefined => {
    const known = columns.get(name)
    if (known !== undefined || columns.size >= mostColumns || isOurs(name)) return known
    const fresh = createProbe(name, matcher)
    columns.set(name, fresh)
    return fresh
  }
  for (const name of source.columns) probeFor(name)
  let rows = 0
  let rowsWithoutUnique = 0
  for await (const row of source.rows) {
    options.signal?.throwIfAborted()
    rows += 1
    if (!probeRow(row, probeFor)) rowsWithoutUnique += 1
    if (rows % rowsPerReport === 0) options.onRows?.(source.bytesRead(), source.bytes)
  }
  const findings = [...columns.values()].map((probe) => probe.findings)
  return {
    fingerprint: hash.digest('hex'),
    rows,
    encoding: source.encoding,
    columns: findings,
    rowsWithoutUnique,
  }
}

interface Probe {
  readonly findings: ColumnFindings
  readonly isUnique: boolean
  readonly look: (cell: unknown) => void
  readonly isEmpty: (cell: unknown) => boolean
}

/** True when a cell of the row is one by which a process is found again. */
function probeRow(row: SourceRow, probeFor: (name: string) => Probe | undefined): boolean {
  let isFound = false
  for (const [index, name] of row.names.entries()) {
    const probe = probeFor(name)
    const cell = row.cells[index]
    if (probe === undefined || probe.isEmpty(cell)) continue
    probe.findings.filled += 1
    probe.look(cell)
    if (probe.isUnique) isFound = true
  }
  return isFound
}

function createProbe(name: string, matcher: Matcher): Probe {
  const findings: ColumnFindings = {
    name,
    filled: 0,
    dmy: 0,
    mdy: 0,
    ambiguousDates: 0,
    points: 0,
    commas: 0,
    samples: new Set(),
  }
  const target = matcher.match(name)
  const attribute = target?.kind === 'attribute' ? target.attribute : undefined
  return {
    findings,
    isUnique: attribute?.isUnique === true,
    isEmpty: (cell) => isEmptyCell(cell, attribute) || (isJsonObject(cell) && Object.keys(cell).length === 0),
    look: matcher.isDoubtful(name) ? sampler(findings) : looker(target, findings),
  }
}

function sampler({ samples }: ColumnFindings): (cell: unknown) => void {
  return (cell) => {
    if (samples.size < mostSamples) samples.add(String(cell).slice(0, mostSamples))
  }
}

function looker(target: Target | undefined, findings: ColumnFindings): (cell: unknown) => void {
  if (holdsDates(target))
    return (cell) => {
      const order = dateOrderOf(cell)
      if (order === 'dmy') findings.dmy += 1
      else if (order === 'mdy') findings.mdy += 1
      else if (order === 'either') findings.ambiguousDates += 1
    }
  if (target?.kind === 'attribute' && numberTypes.has(target.attribute.type))
    return (cell) => {
      const sign = decimalSignOf(cell)
      if (sign === '.') findings.points += 1
      else if (sign === ',') findings.commas += 1
    }
  return () => undefined
}

export function holdsDates(target: Target | undefined): boolean {
  if (target?.kind === 'root') return target.field === 'createdAt' || target.field === 'nextActionAt'
  return target?.kind === 'attribute' && dateTypes.has(target.attribute.type)
}
