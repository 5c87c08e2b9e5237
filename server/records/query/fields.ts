/** What a list can be filtered by, by name: the fields of every process, and the attributes of the procedure. */
import { isUuid } from '../../lib/uuid.ts'
import { didYouMean } from '../../lib/nearest.ts'
import type { Attribute } from '../attribute.ts'
import { processStatuses, type ConfigItem, type Procedure } from '../procedure.ts'
import type { ValueContext } from '../values/check-values.ts'
import { valueKind } from '../values/indexed-values.ts'
import { readWanted } from '../values/read-wanted.ts'
import type { Column, Field, Value } from './condition.ts'

export type Read = { readonly value: Value } | { readonly fault: string }

/** A field and how the value it is compared with is read. */
export interface NamedField {
  readonly field: Field
  /** Which comparisons make sense: all, `=` and `!=`, or only these with null. */
  readonly comparisons: 'all' | 'equality' | 'presence'
  read(wanted: unknown): Read
}

export interface FieldContext {
  readonly procedure: Procedure
  readonly pods: readonly Pick<ConfigItem, 'id' | 'shortId'>[]
  readonly about: ValueContext
  /** Ids by the texts by which people are named in the query. */
  readonly people: ReadonlyMap<string, string>
}

const timeColumns = {
  updatedAt: 'updated_at',
  nextActionAt: 'next_action_at',
  startedAt: 'started_at',
  completedAt: 'completed_at',
  cancelledAt: 'cancelled_at',
} as const satisfies Record<string, Column>

const attributePrefix = 'data.'
/** Fields whose values name people. */
export const personFields = ['assignedTo', 'createdBy']

export function namedFields(context: FieldContext): Map<string, NamedField> {
  const fields = new Map<string, NamedField>()
  const live = context.procedure.attributes.filter(({ isRetired }) => !isRetired)
  for (const attribute of live) {
    const named = attributeField(attribute, context.about)
    fields.set(attribute.shortId, named)
    fields.set(attributePrefix + attribute.shortId, named)
  }
  for (const [name, field] of rootFields(context)) fields.set(name, field)
  return fields
}

function attributeField(attribute: Attribute, about: ValueContext): NamedField {
  const isComparable = valueKind(attribute.type) !== undefined || attribute.type === 'text'
  return {
    field: { kind: 'attribute', attribute },
    comparisons: isComparable ? 'all' : 'presence',
    read: (wanted) => readWanted(attribute, wanted, about),
  }
}

function rootFields(context: FieldContext): (readonly [string, NamedField])[] {
  const column = (name: string, column: Column, read: NamedField['read']) =>
    [name, { field: { kind: 'column', column }, comparisons: 'equality', read }] as const
  const { states } = context.procedure
  return [
    column('status', 'status', readStatus),
    column('state', 'state_id', (wanted) => readNamed(states, 'state of the procedure', wanted)),
    column('belongsTo', 'pod_id', (wanted) => readNamed(context.pods, 'pod of the team', wanted)),
    column('assignedTo', 'assigned_to', (wanted) => readPerson(context.people, wanted)),
    column('createdBy', 'created_by', (wanted) => readPerson(context.people, wanted)),
    column('record', 'record_id', readId),
    column('id', 'id', readId),
    ...Object.entries(timeColumns).map(
      ([name, column]) =>
        [
          name,
          { field: { kind: 'column', column }, comparisons: 'all', read: timeReader(context.about) },
        ] as const,
    ),
    [
      'createdAt',
      { field: { kind: 'creation' }, comparisons: 'all', read: timeReader(context.about) },
    ] as const,
  ]
}

function readStatus(wanted: unknown): Read {
  const status = processStatuses.find((candidate) => candidate === wanted)
  if (status !== undefined) return { value: status }
  const suggestion = typeof wanted === 'string' ? didYouMean(wanted, processStatuses) : ''
  return { fault: `must be one of ${processStatuses.join(', ')}.${suggestion}` }
}

function readNamed(
  items: readonly { readonly id: string; readonly shortId: string }[],
  what: string,
  wanted: unknown,
): Read {
  if (typeof wanted !== 'string') return { fault: `must be the id or short id of a ${what}` }
  const found =
    items.find(({ shortId }) => shortId === wanted) ?? items.find(({ id }) => id === wanted.toLowerCase())
  if (found !== undefined) return { value: found.id }
  const names = items.map(({ shortId }) => shortId)
  return { fault: `names no ${what}: "${wanted.slice(0, 80)}".${didYouMean(wanted, names)}` }
}

function readPerson(people: ReadonlyMap<string, string>, wanted: unknown): Read {
  const id = typeof wanted === 'string' ? people.get(wanted) : undefined
  if (id !== undefined) return { value: id }
  if (typeof wanted !== 'string') return { fault: 'must be the id, user name or e-mail address of a user' }
  return {
    fault: `must be the id, user name or e-mail address of a user, and "${wanted.slice(0, 80)}" is none`,
  }
}

function readId(wanted: unknown): Read {
  if (typeof wanted === 'string' && isUuid(wanted)) return { value: wanted.toLowerCase() }
  return { fault: 'must be an id' }
}

// What PostgreSQL and four digits of a year can hold.
const earliestMs = -62_135_596_800_000
const latestMs = Date.UTC(9999, 11, 31)

/** Times are read as those of an attribute of times, so that one text means one time everywhere. */
function timeReader(about: ValueContext): NamedField['read'] {
  return (wanted) => {
    const read = readWanted(moment, wanted, about)
    if ('fault' in read) return { fault: 'must be a time: ISO 8601 text or milliseconds since 1970' }
    const isKept = typeof read.value === 'number' && read.value >= earliestMs && read.value <= latestMs
    return isKept ? read : { fault: 'must be a time between the years 1 and 9999' }
  }
}

const moment: Attribute = {
  id: '',
  key: '',
  shortId: '',
  name: '',
  description: '',
  type: 'datetime',
  isRequired: false,
  isUnique: false,
  isFilterable: false,
  isIndexing: false,
  isRetired: false,
  default: undefined,
  min: undefined,
  max: undefined,
  pattern: undefined,
  options: [],
  schema: undefined,
  attributes: [],
}
