/**
 * The statements that lists consist of. Each says by its form how it is carried out: what is fenced by OFFSET 0 is
 * looked up row by row by its primary key, whatever the statistics make the planner believe.
 */
import { processColumns } from '../process-rows.ts'
import { allOf, leaf, type Condition } from './condition.ts'
import { filterSql, placed, valueSql } from './filter-sql.ts'
import { orderTable, type Order, type Position } from './order.ts'
import type { Parameters } from './parameters.ts'
import { creationSource, processSource, type Source, type SourceContext } from './sources.ts'

export interface Listing extends SourceContext {
  readonly order: Order
  readonly after: Position | undefined
}

/** A statement, made with the parameters that it fills. */
export type Sql = (parameters: Parameters) => string

/** Ids in the order of the list (`w.id`, sometimes with `w.value`), each with the row `p` that fits the rest. */
export interface Walk {
  readonly rows: Sql
  readonly order: string
}

export interface Probe {
  readonly source: Source
  readonly most: number
}

/** How many ids each source has, up to a limit; of an ordered one also the first, and which comes at the limit. */
export function probeSql(probes: readonly Probe[], order: Order): Sql {
  return (parameters) =>
    probes
      .map(({ source: { sql, isOrdered }, most }, index) => {
        const sorted = isOrdered ? `order by 1 ${directionOf(order)}` : ''
        const ends = isOrdered
          ? `(array_agg(n.id))[1] as first, (array_agg(n.id))[${most}] as last`
          : 'null::uuid as first, null::uuid as last'
        return `select ${index} as number, count(*)::int as count, ${ends}
          from (${sql(parameters)} ${sorted} limit ${most}) n`
      })
      .join(' union all ')
}

/**
 * The ids that all of these sources have, in the order of creation. Written to be merged: every source in the order of
 * its ids, side by side, until there are enough.
 */
export function meetingSql({ order }: Listing, sources: readonly Source[], most: number): Sql {
  const direction = directionOf(order)
  return (parameters) => {
    const [first = '', ...others] = sources.map((source) => sortedSql(source, parameters, direction))
    const joins = others.map((sql, index) => `join ${sql} s${index + 1} on s${index + 1}.id = s0.id`)
    return `select s0.id from ${first} s0 ${joins.join(' ')} order by s0.id ${direction} limit ${most}`
  }
}

// What is not in order is found as a whole before it is sorted: in order, the planner would look for it row by row.
function sortedSql(
  { sql, isOrdered, isDistinct }: Source,
  parameters: Parameters,
  direction: string,
): string {
  if (isOrdered) return `(${sql(parameters)})`
  return `(select ${isDistinct ? '' : 'distinct'} f.id from (${sql(parameters)} offset 0) f order by 1 ${direction} offset 0)`
}

/** Rows of these ids, which are in the order of creation and not in it if another one is asked for. */
export function rowsOf(
  listing: Listing,
  ids: readonly string[],
  rest: readonly Condition[],
  checks: readonly Source[] = [],
): Walk {
  const direction = directionOf(listing.order)
  const listed: Sql = (parameters) =>
    `select n.id from unnest(${parameters.add(ids, 'uuid[]')}) n (id) order by n.id ${direction}`
  const walk = walked(listing, listed, `w.id ${direction}`, rest, Infinity, checks)
  return isByCreation(listing) ? walk : sortedLater(walk, listing)
}

/** All ids that every source has, few of them, or the first `most`; each fetched and filtered. */
export function collected(
  listing: Listing,
  sources: readonly Source[],
  rest: readonly Condition[],
  most?: number,
): Walk {
  const direction = directionOf(listing.order)
  const chosen: Sql = (parameters) => {
    const ids = sources.map(({ sql }) => `(${sql(parameters)} offset 0)`).join(' intersect ')
    const isDistinct = sources.length > 1 || sources.every((source) => source.isDistinct)
    return `select ${isDistinct ? '' : 'distinct'} f.id from (${ids}) f order by 1 ${direction}`
  }
  const walk = walked(listing, chosen, `w.id ${direction}`, rest, most)
  return isByCreation(listing) ? walk : sortedLater(walk, listing)
}

/** Rows that were found in the order of their ids, when another order is asked for. */
function sortedLater({ rows }: Walk, listing: Listing): Walk {
  return { rows: (parameters) => `${rows(parameters)} and ${afterSql(listing, parameters)}`, order: '' }
}

function isByCreation({ order }: Listing): boolean {
  return order.field.kind === 'creation'
}

/** The ids of an ordered source, each fetched and filtered until enough fit or `most` were looked at. */
export function streamed(listing: Listing, { sql }: Source, rest: readonly Condition[], most?: number): Walk {
  const direction = directionOf(listing.order)
  return walked(
    listing,
    (parameters) => `${sql(parameters)} order by 1 ${direction}`,
    `w.id ${direction}`,
    rest,
    most,
  )
}

/** All processes in the order of the list, without those that are empty in it. */
export function ordered(
  listing: Listing,
  rest: readonly Condition[],
  most?: number,
  checks: readonly Source[] = [],
): Walk {
  const direction = directionOf(listing.order)
  if (listing.order.field.kind === 'creation') return streamed(listing, creationSource(listing), rest, most)
  const ids: Sql = (parameters) => `${valuesSql(listing, parameters)} order by 2 ${direction}, 1 ${direction}`
  return walked(listing, ids, `w.value ${direction}, w.id ${direction}`, rest, most, checks)
}

/** Those that are empty in the order of the list, which come last. */
export function orderedEmpty(listing: Listing, rest: readonly Condition[], most?: number): Walk {
  const { order, after } = listing
  const { field } = order
  const behind: Sql = (parameters) =>
    after?.value === null ? behindSql(parameters, order, 's.id', after.id) : 'true'
  const source = processSource(
    listing,
    (parameters) => `${field.kind === 'column' ? `s.${field.column} is null and ` : ''}${behind(parameters)}`,
    true,
  )
  return streamed(listing, source, [...rest, leaf(field, { kind: 'empty' })], most)
}

export function pageSql({ rows, order }: Walk, listing: Listing, limit: number, skip: number): Sql {
  return (parameters) => {
    const sorted = order === '' ? orderSql(parameters, listing.order) : order
    return `select ${processColumns} from ${rows(parameters)} order by ${sorted} limit ${limit} offset ${skip}`
  }
}

export function countSql({ rows }: Walk, most: number): Sql {
  return (parameters) =>
    `select count(*)::int as count from (select from ${rows(parameters)} limit ${most}) n`
}

/** Ids and values of the order, behind the cursor. */
function valuesSql({ procedure, idRange, order, after }: Listing, parameters: Parameters): string {
  const { field } = order
  const behind = (value: string, id: string): string =>
    after === undefined || after.value === null
      ? 'true'
      : `(${value}, ${id}) ${order.isDescending ? '<' : '>'} (${placed(parameters, field, after.value)}, ${parameters.add(after.id, 'uuid')})`
  const team = parameters.add(procedure.teamId, 'uuid')
  if (field.kind === 'attribute')
    return `select s.process_id as id, s.value from ${orderTable(procedure, field) ?? 'process_texts'} s
      where s.team_id = ${team} and s.attribute_id = ${parameters.add(field.attribute.id, 'uuid')}
      and ${idRange(parameters, 's.process_id')} and ${behind('s.value', 's.process_id')}`
  const column = `s.${field.kind === 'column' ? field.column : 'id'}`
  return `select s.id, ${column} as value from processes s
    where s.team_id = ${team} and s.procedure_id = ${parameters.add(procedure.id, 'uuid')} and s.deleted_at is null
    and ${column} is not null and ${idRange(parameters, 's.id')} and ${behind(column, 's.id')}`
}

/** Neighbours in an order lie apart in the table: what an index can say of an id is checked before it is fetched. */
function walked(
  listing: Listing,
  ids: Sql,
  order: string,
  rest: readonly Condition[],
  most = Infinity,
  checks: readonly Source[] = [],
): Walk {
  return {
    rows(parameters) {
      const limited = `(${ids(parameters)} ${most === Infinity ? '' : `limit ${most}`} offset 0)`
      const checked = checks.map(({ has }) => `(${has?.(parameters, 'w.id') ?? 'select true'} limit 1)`)
      const walk =
        checked.length === 0
          ? limited
          : `(select w.* from ${limited} w where ${checked.join(' and ')} order by ${order} offset 0)`
      return `${walk} w ${fetched(listing, parameters)} where ${filterSql(parameters, allOf(rest))}`
    },
    order,
  }
}

function fetched({ procedure }: Listing, parameters: Parameters): string {
  return `cross join lateral (select * from processes x where x.team_id = ${parameters.add(procedure.teamId, 'uuid')}
    and x.id = w.id and x.procedure_id = ${parameters.add(procedure.id, 'uuid')} and x.deleted_at is null offset 0) p`
}

function directionOf({ isDescending }: Order): 'asc' | 'desc' {
  return isDescending ? 'desc' : 'asc'
}

function orderSql(parameters: Parameters, order: Order): string {
  const direction = directionOf(order)
  if (order.field.kind === 'creation') return `p.id ${direction}`
  return `${valueSql(parameters, order.field)} ${direction} nulls last, p.id ${direction}`
}

export function behindSql(parameters: Parameters, order: Order, id: string, last: string): string {
  return `${id} ${order.isDescending ? '<' : '>'} ${parameters.add(last, 'uuid')}`
}

/** On a row: whether it comes after the cursor. In the order of creation every source says so already. */
function afterSql({ order, after }: Listing, parameters: Parameters): string {
  if (after === undefined || order.field.kind === 'creation') return 'true'
  const value = valueSql(parameters, order.field)
  if (after.value === null) return `(${value} is null and ${behindSql(parameters, order, 'p.id', after.id)})`
  const last = `(${placed(parameters, order.field, after.value)}, ${parameters.add(after.id, 'uuid')})`
  return `((${value}, p.id) ${order.isDescending ? '<' : '>'} ${last} or ${value} is null)`
}
