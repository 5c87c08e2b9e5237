/** Which parts of processes a list answers: root fields, and single values of data. Pure. */
import type { Fault } from '../../../lib/app-error.ts'
import { didYouMean } from '../../../lib/nearest.ts'
import type { Procedure } from '../../../records/procedure.ts'
import { rootFields, type Process } from './schema.ts'

export type Reduce = (process: Process) => Partial<Process>

// More names than a procedure can have attributes are a mistake.
const mostFaults = 100

/** Names are those of root fields, short ids of attributes, or `data.<short id>`; nothing named is everything. */
export function readFields(
  fields: string | readonly string[] | undefined,
  procedure: Procedure,
  faults: Fault[],
): Reduce {
  const wanted = (typeof fields === 'string' ? fields.split(',') : (fields ?? []))
    .map((field) => field.trim())
    .filter(Boolean)
  if (wanted.length === 0) return (process) => process
  const attributes = procedure.attributes.filter(({ isRetired }) => !isRetired)
  const short = new Set(attributes.map(({ shortId }) => shortId))
  const roots = new Set<string>()
  const values = new Set<string>()
  for (const field of new Set(wanted)) {
    const value = field.startsWith('data.') ? field.slice('data.'.length) : field
    if (rootFields.includes(field)) roots.add(field)
    else if (short.has(value)) values.add(value)
    else if (faults.length < mostFaults) faults.push(unknownField(field, value, [...short]))
  }
  return (process) =>
    Object.fromEntries(
      Object.entries(process).flatMap(([field, shown]) => {
        if (roots.has(field)) return [[field, shown]]
        return field === 'data' && values.size > 0 ? [[field, pick(process.data, values)]] : []
      }),
    )
}

function pick(data: object, names: ReadonlySet<string>): object {
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.has(name)))
}

function unknownField(field: string, value: string, short: readonly string[]): Fault {
  const candidates = value === field ? [...rootFields, ...short] : short
  return {
    field: 'fields',
    message: `"${field.slice(0, 80)}" is neither a field of a process nor an attribute.${didYouMean(value, candidates)}`,
  }
}
