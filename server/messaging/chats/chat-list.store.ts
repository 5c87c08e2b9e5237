/**
 * Finds the chats of a page. Three ways, each bounded: by an index in the order of the list when nothing else is asked;
 * otherwise a short walk in that order, which fills the page when what is asked for is not rare; and what is rare is
 * collected by whichever indexes PostgreSQL finds the narrowest, and sorted.
 */
import type { Database } from '../../database/database.ts'
import { timeText } from '../../database/insert-rows.ts'
import { conditionsOf, type Add, type Conditions } from './chat-conditions.ts'
import type { ChatFilter, ChatOrder, ChatPosition } from './chat-filter.ts'
import { chatColumns, type Chat } from './chat.ts'

export interface ChatsRequest {
  readonly filter: ChatFilter
  readonly order: ChatOrder
  readonly after: ChatPosition | undefined
  readonly skip: number
  readonly limit: number
}

// Of each stream so many chats are looked at for a page, and twice as many as it has: one or two milliseconds.
const walked = 1_000
// A list that has more is "many": who counts further makes everybody wait. Chats that must be looked at one by one are
// counted less far.
export const mostCounted = 10_000
const mostChecked = 3_000

type Row = { -readonly [K in keyof Chat]: Chat[K] }
type Db = Pick<Database, 'rows'>

export const chatListStore = (db: Db) => ({
  async page(request: ChatsRequest): Promise<Chat[]> {
    const { skip, limit } = request
    const built = build(request)
    if (built.conditions.others.length === 0) return db.rows<Row>(...ordered(built, request))
    const found = await db.rows<Row>(...ordered(built, request, walked + 2 * (skip + limit)))
    return found.length === limit ? found : db.rows<Row>(...collected(built, request))
  },

  /** How many there are, or null when counting them takes too long: more than `mostCounted`, at least. */
  async count(filter: ChatFilter): Promise<number | null> {
    const order: ChatOrder = { field: 'lastMessageAt', direction: 'desc' }
    const { conditions, values } = build({ filter, order, after: undefined })
    const { streams, common, others } = conditions
    const most = others.length === 0 ? mostCounted : mostChecked
    const each = streams.map(
      (stream) => `(select c.* from chats c where ${all(common, stream)} limit ${most + 1})`,
    )
    const fits = others.length === 0 ? '' : `filter (where ${all(others)})`
    const text = `select count(*) as seen, count(*) ${fits} as count
      from (select * from (${each.join(' union all ')}) c limit ${most + 1}) c`
    const [row] = await db.rows<{ seen: number; count: number }>(...statement(text, values))
    return row === undefined || row.seen > most ? null : row.count
  },

  /** Those of these chats that fit, in no order. */
  among(ids: readonly string[], filter: ChatFilter): Promise<Chat[]> {
    const values: unknown[] = []
    const add: Add = (value) => `$${values.push(value)}`
    const { common, whole } = conditionsOf(filter, { field: 'createdAt', direction: 'desc' }, add)
    const text = `select ${chatColumns} from chats c
      where ${all(common, whole, [`c.id = any(${add(ids)}::uuid[])`])}`
    return db.rows<Row>(...statement(text, values))
  },
})

interface Built {
  readonly conditions: Conditions
  readonly values: readonly unknown[]
  /** Behind the place where the page begins. */
  readonly behind: readonly string[]
  readonly by: string
  readonly column: string
}

type Statement = [text: string, values: unknown[]]

function build({ filter, order, after }: Pick<ChatsRequest, 'filter' | 'order' | 'after'>): Built {
  const values: unknown[] = []
  const add: Add = (value) => `$${values.push(value)}`
  const conditions = conditionsOf(filter, order, add)
  const column = order.field === 'createdAt' ? 'created_at' : 'last_message_at'
  const beyond = order.direction === 'asc' ? '>' : '<'
  const behind =
    after === undefined
      ? []
      : [`(c.${column}, c.id) ${beyond} (${add(timeText(after.at))}::timestamptz, ${add(after.id)}::uuid)`]
  const by = `order by c.${column} ${order.direction}, c.id ${order.direction}`
  return { conditions, values, behind, by, column }
}

/** In the order of the list; with `most`, no further than so many chats of each stream. */
function ordered({ conditions, values, behind, by }: Built, request: ChatsRequest, most?: number): Statement {
  const { streams, common, others } = conditions
  const { skip, limit } = request
  const parts = streams.map((stream) => {
    const walk = `select c.* from chats c where ${all(common, stream, behind)} ${by}`
    if (most === undefined) return `(${walk} limit ${skip + limit})`
    return `(select c.* from (${walk} limit ${most}) c where ${all(others)} ${by} limit ${skip + limit})`
  })
  const text = `select ${chatColumns} from (${parts.join(' union all ')}) c ${by} limit ${limit} offset ${skip}`
  return statement(text, values)
}

/** All that fit are found before they are sorted, so that the way there is chosen by what is narrow. */
function collected({ conditions, values, behind, by, column }: Built, request: ChatsRequest): Statement {
  const { common, whole } = conditions
  const text = `with found as materialized (
      select c.team_id, c.id, c.${column} from chats c where ${all(common, whole, behind)}),
    page as (select c.team_id, c.id from found c ${by} limit ${request.limit} offset ${request.skip})
    select ${chatColumns} from page p join chats c on c.team_id = p.team_id and c.id = p.id ${by}`
  return statement(text, values)
}

function all(...conditions: readonly (readonly string[])[]): string {
  return conditions.flat().join(' and ')
}

/** With the values that the text names, and no others: PostgreSQL cannot tell the types of those. */
function statement(text: string, values: readonly unknown[]): Statement {
  const used: unknown[] = []
  const places = new Map<string, string>()
  const numbered = text.replaceAll(/\$(\d+)/g, (place, number: string) => {
    const known = places.get(place) ?? `$${used.push(values[Number(number) - 1])}`
    places.set(place, known)
    return known
  })
  return [numbered, used]
}
