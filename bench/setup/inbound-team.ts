/** A team to which contacts write: makes the deliveries for it, each message once, and tells how many wait. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { MadeDeliveries } from '../load/made-deliveries.ts'
import { whatsappTeam, type WhatsappTeam } from './whatsapp-team.ts'
import type { Workplace } from './workplace.ts'

export interface InboundTeam extends WhatsappTeam {
  readonly appSecret: string
  /** So many deliveries that were not made before. */
  make(count: number, options: MakeOptions): MadeDeliveries
  /** Deliveries that are not applied yet. */
  waiting(): Promise<number>
  /** Until all are applied; answers the milliseconds. Throws when some never are. */
  applied(mostMs: number): Promise<number>
  /** Until the search knows every message, which comes after all else; answers the milliseconds. */
  searchable(mostMs: number): Promise<number>
  /** Until nothing is left to do, and PostgreSQL has done what it would do by itself a minute later. */
  settle(mostMs: number): Promise<void>
}

export interface MakeOptions {
  /** How many follow in a second, about. */
  readonly perSecond: number
  readonly messagesEach?: number
}

// What deliveries are written into.
const tables = `raw_deliveries, chat_messages, chats, contacts, contact_identities, events, message_search,
  webhook_deliveries, webhook_attempts`

let teams = 0

/** So many contacts write to its two numbers, in turn. */
export async function inboundTeam(workplace: Workplace, contacts = 2_000): Promise<InboundTeam> {
  const appSecret = 'a secret for measurements'
  // Numbers belong to one team only.
  const own = `${(teams += 1)}`.padStart(3, '0')
  const wabaId = `212000000000${own}`
  const phoneNumberIds = [`312000000100${own}`, `312000000200${own}`]
  const team = await whatsappTeam(workplace, { accessToken: 'EAABENCH', appSecret, wabaId, phoneNumberIds })
  const { database } = workplace.context
  let first = 0
  const waiting = async (): Promise<number> => {
    const [row] = await database.rows<{ waiting: number }>(
      `select count(*)::int as waiting from raw_deliveries where team_id = $1 and state = 'WAITING'`,
      [team.id],
    )
    return row?.waiting ?? 0
  }
  const unsearchable = async (): Promise<number> => {
    const [row] = await database.rows<{ left: number }>(
      `select ((select count(*) from chat_messages where team_id = $1) -
         (select count(*) from message_search where team_id = $1))::int as left`,
      [team.id],
    )
    return row?.left ?? 0
  }
  const searchable = (mostMs: number): Promise<number> =>
    until(async () => (await unsearchable()) === 0, 200, mostMs)
  return {
    ...team,
    appSecret,
    make(count, { perSecond, messagesEach = 1 }) {
      const begun = first
      first += count * messagesEach
      const path = `/webhooks/whatsapp/${team.plugin.id}`
      const from = { path, appSecret, wabaId, phoneNumberIds, contacts }
      return { ...from, messagesEach, count, first: begun, startsAt: Date.now(), perSecond }
    },
    waiting,
    applied: (mostMs) => until(async () => (await waiting()) === 0, 20, mostMs),
    async settle(mostMs) {
      await searchable(mostMs)
      await database.rows(`vacuum analyze ${tables}`)
    },
    searchable,
  }
}

async function until(isSo: () => Promise<boolean>, everyMs: number, mostMs: number): Promise<number> {
  const begun = performance.now()
  while (!(await isSo())) {
    if (performance.now() - begun > mostMs)
      throw new Error(`deliveries are not done after ${mostMs / 1000} s`)
    await sleep(everyMs)
  }
  return performance.now() - begun
}
