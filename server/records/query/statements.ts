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

/** How many ids each source has, up to `most`, and the last of those that come in order. */
export function probeSql(sources: readonly Source[], order: Order, most: number): Sql {
  // There is no min(uuid) before PostgreSQL 18; texts of ids have the same order.
  const last = `${order.isDescending ? 'min' : 'max'}(n.id::text collate "C")`
  return (parameters) =>
    sources
      .map(({ sql, isOrdered }, index) => {
        const ordered = isOrdered ? `order by 1 ${directionOf(order)}` : ''
        return `select ${index} as number, count(*)::int as count, ${isOrdered ? last : 'null'} as last
          from (${sql(parameters)} ${ordered} limit ${most}) n`
      })
      .join(' union all ')
}

/** All ids that every source has, each fetched and filtered, then sorted. */
export function collected(
  listing: Listing,
  sources: readonly Source[],
  rest: readonly Condition[],
  most: number,
): Walk {
  const { order } = listing
  // Without more conditions the order of the ids says already which are on the page.
  const isOfIds = rest.length === 0 && order.field.kind === 'creation'
  const cut = isOfIds ? `order by 1 ${directionOf(order)} limit ${most}` : ''
  return {
    rows(parameters) {
      const ids = sources.map(({ sql }) => `(${sql(parameters)})`).join(' intersect ')
      const isDistinct = sources.length > 1 || sources.every((source) => source.isDistinct)
      const chosen = isDistinct ? ids : `select distinct d.id from (${ids}) d`
      return `(${chosen} ${cut} offset 0) w ${fetched(listing, parameters)}
        where ${filterSql(parameters, allOf(rest))} and ${afterSql(listing, parameters)}`
    },
    order: '',
  }
}

/** The ids that all of these ordered sources have, until enough fit or `most` were looked at. */
export function met(
  listing: Listing,
  sources: readonly Source[],
  rest: readonly Condition[],
  most?: number,
): Walk {
  const direction = directionOf(listing.order)
  const ids: Sql = (parameters) => {
    const [first = '', ...others] = sources.map(({ sql }) => sql(parameters))
    const joins = others.map((sql, index) => `join (${sql}) s${index + 1} on s${index + 1}.id = s0.id`)
    return `select s0.id from (${first}) s0 ${joins.join(' ')} order by s0.id ${direction}`
  }
  return walked(listing, ids, `w.id ${direction}`, rest, most)
}

/** All processes in the order of the list, without those that are empty in it. */
export function ordered(listing: Listing, rest: readonly Condition[], most?: number): Walk {
  const direction = directionOf(listing.order)
  if (listing.order.field.kind === 'creation') return met(listing, [creationSource(listing)], rest, most)
  const ids: Sql = (parameters) => `${valuesSql(listing, parameters)} order by 2 ${direction}, 1 ${direction}`
  return walked(listing, ids, `w.value ${direction}, w.id ${direction}`, rest, most)
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
  return met(listing, [source], [...rest, leaf(field, { kind: 'empty' })], most)
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

function walked(
  listing: Listing,
  ids: Sql,
  order: string,
  rest: readonly Condition[],
  most = Infinity,
): Walk {
  return {
    rows: (parameters) => `(${ids(parameters)} ${most === Infinity ? '' : `limit ${most}`} offset 0) w
      ${fetched(listing, parameters)} where ${filterSql(parameters, allOf(rest))}`,
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
