/** A team to which contacts write: makes the deliveries for it, each message once, and tells how many wait. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { MadeDeliveries } from '../load/made-deliveries.ts'
import { whatsappTeam, type WhatsappTeam } from './whatsapp-team.ts'
import type { Workplace } from './workplace.ts'

export const contacts = 2_000

export interface InboundTeam extends WhatsappTeam {
  readonly appSecret: string
  /** So many deliveries that were not made before. */
  make(count: number, options: MakeOptions): MadeDeliveries
  /** Deliveries that are not applied yet. */
  waiting(): Promise<number>
  /** Until all are applied; answers the milliseconds. Throws when some never are. */
  applied(mostMs: number): Promise<number>
}

export interface MakeOptions {
  /** How many follow in a second, about. */
  readonly perSecond: number
  readonly messagesEach?: number
}

let teams = 0

export async function inboundTeam(workplace: Workplace): Promise<InboundTeam> {
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
    async applied(mostMs) {
      const begun = performance.now()
      while ((await waiting()) > 0) {
        if (performance.now() - begun > mostMs) throw new Error('some deliveries were never applied')
        await sleep(20)
      }
      return performance.now() - begun
    },
  }
}
