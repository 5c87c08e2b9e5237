/** From what a row says to what the write engine is asked, and from the engine's faults back to the columns. Pure. */
import type { Fault } from '../../lib/app-error.ts'
import type { Actor } from '../../team/actor.ts'
import type { Procedure } from '../procedure.ts'
import type { RowRequest } from '../process.ts'
import { checkValues } from '../values/check-values.ts'
import type { ColumnPlan } from './column-plan.ts'
import type { Owners } from './owners.ts'
import type { RowDraft } from './read-row.ts'

type Asked =
  { readonly request: RowRequest; readonly faults?: undefined } | { readonly faults: readonly Fault[] }

interface Requests {
  readonly requestOf: (draft: RowDraft) => Asked
  /** Faults under the names of columns instead of fields. */
  readonly nameFaults: (faults: readonly Fault[]) => Fault[]
}

export function createRequests(
  { team }: Actor,
  procedure: Procedure,
  plan: ColumnPlan,
  owners: Pick<Owners, 'idOf'>,
  isUpsert: boolean,
): Requests {
  const about = { defaultCountry: team.defaultCountry, timeZone: team.timeZone }
  const columns = new Map<string, string>()
  for (const { name, target } of plan.matched) if (!columns.has(target)) columns.set(target, name)
  return {
    requestOf(draft) {
      // A row that cannot be read is told everything at once, what the rules of its other values say included.
      if (draft.faults.length > 0)
        return { faults: [...draft.faults, ...checkValues(procedure.attributes, draft.data, about).faults] }
      return { request: requestFor(draft, owners, isUpsert) }
    },
    nameFaults: (faults) =>
      faults.map(({ field, message }) => ({
        field: columns.get(field.startsWith('data.') ? field.slice(5) : field) ?? field,
        message,
      })),
  }
}

function requestFor({ data, root }: RowDraft, owners: Pick<Owners, 'idOf'>, isUpsert: boolean): RowRequest {
  const { assignedTo, createdAt, ...fields } = root
  // Nobody who is known: the row is imported, and belongs to nobody.
  const owner = typeof assignedTo === 'string' ? owners.idOf(assignedTo) : undefined
  return {
    kind: 'create',
    input: { data, ...fields, ...(owner === undefined ? {} : { assignedTo: owner }) },
    ...(isUpsert ? { isUpsert } : {}),
    ...(typeof createdAt === 'number' ? { createdAt } : {}),
  }
}
