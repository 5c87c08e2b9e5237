/** For tests: a made-up procedure with attributes of all types, and processes of it that lie in the tables. */
import type { Json } from '../../lib/json.ts'
import { newId } from '../../lib/uuid.ts'
import type { Session } from '../../database/session.ts'
import type { Attribute, AttributeType } from '../attribute.ts'
import type { Process } from '../process.ts'
import type { Procedure } from '../procedure.ts'
import { indexedValues, uniqueText, valueKind } from '../values/indexed-values.ts'
import { searchLexemes } from '../values/search-words.ts'

export type Choose = <T>(list: readonly T[]) => T

// U+E000 comes before the emoji by code point and behind it for JavaScript.
const texts = [
  'a',
  'B',
  'b c',
  'é',
  '\u{1F600}',
  '\uE000',
  'Zoë',
  "o'neill",
  'back\\slash',
  'ß',
  '漢字',
  '100%',
]
const moments = [-86_400_000, 0, 1_700_000_000_000, 1_700_000_000_001, 1_750_000_000_500, 1_999_999_999_000]
const numbers = [-5, 0, 1, 2, 3, 42, 1_000_000]
const decimals = [-0.5, 0, 0.1, 0.30000000000000004, 2.5, 1e15]
const options = ['new', 'Old', 'très', '\u{1F600}']

/** Values in the form in which they are stored, by type. */
export const pools: Readonly<Partial<Record<AttributeType, readonly Json[]>>> = {
  string: texts,
  text: texts,
  name: texts,
  email: ['a@example.com', 'B@example.com', 'b@example.com', 'z+1@example.org'],
  phone: ['+919876543210', '+919876543211', '+14155550100'],
  integer: numbers,
  number: numbers,
  float: decimals,
  decimal: decimals,
  boolean: [true, false],
  date: [0, 86_400_000, 1_700_006_400_000],
  time: [0, 34_200_000, 86_399_000],
  datetime: moments,
  datetimeISO8601: moments.map((ms) => new Date(ms).toISOString()),
  stringId: texts,
  integerId: numbers,
  stringEnum: options,
  integerEnum: [1, 2, 3],
  floatEnum: [0.5, 1.5],
  multiStringEnum: options,
  multiIntegerEnum: [1, 2, 3],
  multiFloatEnum: [0.5, 1.5],
}

export function madeUpAttribute(
  shortId: string,
  type: AttributeType,
  more: Partial<Attribute> = {},
): Attribute {
  return {
    id: newId(),
    key: `${shortId}_key`,
    shortId,
    name: shortId,
    description: '',
    type,
    isRequired: false,
    isUnique: false,
    isFilterable: false,
    isIndexing: false,
    isRetired: false,
    default: undefined,
    min: undefined,
    max: undefined,
    pattern: undefined,
    options: type.endsWith('Enum')
      ? (pools[type] ?? []).map((value) => ({
          value: value as string | number,
          label: JSON.stringify(value),
        }))
      : [],
    schema: undefined,
    attributes: [],
    ...more,
  }
}

/** Each type twice: filterable where that can be, and not. */
export function madeUpProcedure(teamId: string): Procedure {
  const types = Object.keys(pools) as AttributeType[]
  const attributes = types.flatMap((type) => [
    madeUpAttribute(`${type}_1`, type, { isFilterable: valueKind(type) !== undefined }),
    madeUpAttribute(`${type}_2`, type),
  ])
  const state = (shortId: string) => ({
    id: newId(),
    shortId,
    name: shortId,
    color: '',
    next: null,
    isRetired: false,
  })
  const states = ['NEW', 'WON', 'LOST'].map(state)
  return {
    id: newId(),
    teamId,
    createdAt: 0,
    updatedAt: 0,
    shortId: 'made_up',
    name: 'Made up',
    entityId: newId(),
    description: '',
    attributes: [
      ...attributes,
      madeUpAttribute('unique', 'string', { isUnique: true }),
      madeUpAttribute('unique_number', 'integer', { isUnique: true, isFilterable: true }),
      madeUpAttribute('half', 'string', { isFilterable: true, isIndexing: true }),
      madeUpAttribute('status', 'string', { isFilterable: true }),
      madeUpAttribute('picture', 'photo'),
    ],
    derivedAttributes: [],
    attributeGroups: [],
    states,
    startStateId: states[0]?.id ?? '',
    completedStateId: states[1]?.id ?? '',
    primaryKey: null,
    primaryIdentifierId: null,
    mergeById: null,
    stateTasks: [],
    access: {},
  }
}

export function madeUpProcess(
  procedure: Procedure,
  people: readonly string[],
  choose: Choose,
  number: number,
  createdAt: number,
): Process {
  const time = () => choose([null, createdAt, ...moments.filter((ms) => ms > 0)])
  const completedAt = time()
  const cancelledAt = time()
  const startedAt = time()
  const data: Record<string, Json> = {}
  for (const attribute of procedure.attributes) {
    const value = madeUpValue(attribute, choose, number)
    if (value !== undefined) data[attribute.key] = value
  }
  return {
    id: newId(createdAt),
    teamId: procedure.teamId,
    procedureId: procedure.id,
    createdAt,
    updatedAt: Math.max(createdAt, startedAt ?? 0, completedAt ?? 0, cancelledAt ?? 0) + choose([0, 1, 5]),
    createdBy: choose(people),
    assignedTo: choose([null, ...people]),
    podId: null,
    recordId: choose([null, procedure.entityId, procedure.id]),
    status: choose(['OPEN', 'COMPLETED', 'CANCELLED']),
    stateId: choose(procedure.states).id,
    nextActionAt: time(),
    startedAt,
    completedAt,
    cancelledAt,
    deletedAt: choose([null, null, null, createdAt]),
    version: 1,
    data,
  }
}

function madeUpValue(attribute: Attribute, choose: Choose, number: number): Json | undefined {
  const { shortId, type } = attribute
  if (shortId === 'unique') return number % 3 === 0 ? undefined : `u${number}`
  if (shortId === 'unique_number') return number % 4 === 0 ? undefined : number
  if (type === 'photo') return choose([undefined, newId()])
  const pool = pools[type] ?? []
  if (choose([true, false, false])) return undefined
  return type.startsWith('multi') ? [...new Set([choose(pool), choose(pool)])] : choose(pool)
}

/** Puts the processes and their values into the tables, as the engine that writes them does. */
export async function keep(
  session: Session,
  { teamId, attributes }: Procedure,
  processes: readonly Process[],
): Promise<void> {
  const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())
  const columns =
    `team_id id procedure_id created_at updated_at created_by assigned_to pod_id record_id status state_id
    next_action_at started_at completed_at cancelled_at deleted_at version data search`.split(/\s+/)
  await session.copy(
    'processes',
    columns,
    processes.map((p) => [
      ...[
        p.teamId,
        p.id,
        p.procedureId,
        iso(p.createdAt),
        iso(p.updatedAt),
        p.createdBy,
        p.assignedTo,
        p.podId,
      ],
      ...[p.recordId, p.status, p.stateId, iso(p.nextActionAt), iso(p.startedAt), iso(p.completedAt)],
      ...[
        iso(p.cancelledAt),
        iso(p.deletedAt),
        p.version,
        JSON.stringify(p.data),
        searchLexemes(attributes, p.data),
      ],
    ]),
  )
  for (const [table, isIn] of [
    ['process_texts', (a: Attribute) => a.isFilterable && valueKind(a.type) === 'text'],
    ['process_numbers', (a: Attribute) => a.isFilterable && valueKind(a.type) === 'number'],
    ['process_uniques', (a: Attribute) => a.isUnique],
  ] as const) {
    const rows = processes.flatMap(({ id, data, deletedAt }, index) =>
      attributes
        .filter(
          (attribute) => isIn(attribute) && deletedAt === null && !(attribute.isIndexing && index % 2 === 0),
        )
        .flatMap((attribute) => {
          const stored = data[attribute.key]
          if (stored === undefined) return []
          const values =
            table === 'process_uniques' ? [uniqueText(attribute, stored)] : indexedValues(attribute, stored)
          return values.map((value) => [teamId, attribute.id, value, id])
        }),
    )
    await session.copy(table, ['team_id', 'attribute_id', 'value', 'process_id'], rows)
  }
}
