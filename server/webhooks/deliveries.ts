/**
 * Use cases of what webhooks were sent, for admins: every delivery with every attempt, and sending again. Nothing here
 * sends by itself: what is to be sent again waits, in its order, with all others.
 */
import { invalidInput, notFound, type AppError, type Fault } from '../lib/app-error.ts'
import { firstIdAt, isUuid } from '../lib/uuid.ts'
import { assertMayManageWebhooks, type WebhookAdmin } from './access.ts'
import type { WebhookContext } from './context.ts'
import { deliveriesStore, type DeliveryFilter } from './deliveries.store.ts'
import type { Attempt, DeliveryState, WebhookDelivery } from './webhook.ts'
import { findWebhook } from './webhooks.ts'

export type { DeliveryFilter } from './deliveries.store.ts'

type DeliveriesContext = Pick<WebhookContext, 'database' | 'clock'>

export interface DeliveryQuery extends DeliveryFilter {
  /** The cursor of the page before. */
  readonly cursor?: string | undefined
  /** 1 to 200; 50 when left out. */
  readonly limit?: number | undefined
}

export interface DeliveryPage {
  readonly deliveries: readonly WebhookDelivery[]
  /** Of the next page; null at the end. A page of a rare filter may be short, or empty, before the end. */
  readonly cursor: string | null
}

export interface DeliveryDetails extends WebhookDelivery {
  readonly body: Buffer
  /** The newest first. */
  readonly requests: readonly Attempt[]
}

export interface Replay {
  /** Epoch milliseconds, of when the deliveries were made. */
  readonly from?: number | undefined
  /** Not included; now when left out. */
  readonly to?: number | undefined
  /** FAILED and DELIVERED when left out. */
  readonly states?: readonly DeliveryState[] | undefined
  readonly eventTypes?: readonly string[] | undefined
  /** At most 1,000. */
  readonly ids?: readonly string[] | undefined
  /** The cursor of the answer before, to go on where it ended. */
  readonly cursor?: string | undefined
}

export interface Replayed {
  /** How many wait again. */
  readonly count: number
  /** Not null when the range is not finished: ask again with it. */
  readonly cursor: string | null
}

const defaultLimit = 50
const mostLimit = 200
// Ids of deliveries begin with six bytes of time, and PostgreSQL reads years of four digits.
const latestTime = Date.UTC(9999, 0)
// A page of a rare filter looks no further than this.
const stretch = 20_000
const portion = 5_000
// A second or two.
const mostPerReplay = 20_000
const mostIds = 1_000

/** The newest first. Throws `not_found` webhook_not_found, `invalid` with all faults. */
export async function listDeliveries(
  context: DeliveriesContext,
  actor: WebhookAdmin,
  webhookId: string,
  query: DeliveryQuery = {},
): Promise<DeliveryPage> {
  assertMayManageWebhooks(actor)
  const { cursor, limit = defaultLimit, ...filter } = query
  const faults = [...rangeFaults(query), ...cursorFaults(cursor)]
  if (!Number.isInteger(limit) || limit < 1 || limit > mostLimit)
    faults.push({ field: 'limit', message: `must be a whole number from 1 to ${mostLimit}` })
  if (faults.length > 0) throw invalidInput(faults)
  const webhook = await findWebhook(context, actor, webhookId)
  const { rows, reached } = await deliveriesStore(context.database).page(webhook.teamId, webhook.id, filter, {
    before: cursor === undefined ? undefined : idIn(cursor),
    limit,
    stretch,
  })
  return { deliveries: rows, cursor: reached === undefined ? null : cursorAt(reached) }
}

/** With its body and its attempts. Throws `not_found` webhook_not_found or webhook_delivery_not_found. */
export async function findDelivery(
  context: DeliveriesContext,
  actor: WebhookAdmin,
  webhookId: string,
  id: string,
): Promise<DeliveryDetails> {
  const webhook = await findWebhook(context, actor, webhookId)
  const deliveries = deliveriesStore(context.database)
  const found = isUuid(id) ? await deliveries.find(webhook.teamId, webhook.id, id) : undefined
  if (found === undefined) throw deliveryNotFound()
  return { ...found, requests: await deliveries.attempts(webhook.teamId, id) }
}

/**
 * Lets deliveries wait to be sent again, with the event ids that they had. A large range takes several calls: each
 * answers how many it was, and a cursor to go on with. Throws `not_found`, `invalid` with all faults.
 */
export async function replay(
  context: DeliveriesContext,
  actor: WebhookAdmin,
  webhookId: string,
  input: Replay,
): Promise<Replayed> {
  assertMayManageWebhooks(actor)
  const faults = replayFaults(input)
  if (faults.length > 0) throw invalidInput(faults)
  const webhook = await findWebhook(context, actor, webhookId)
  const now = context.clock()
  const filter = { ...input, states: input.states ?? (['FAILED', 'DELIVERED'] as const) }
  const to = input.to ?? now + 1
  let after = input.cursor === undefined ? firstIdAt(input.from ?? 0) : idIn(input.cursor)
  let count = 0
  for (let seen = 0; seen < mostPerReplay; seen += portion) {
    const range = { after, from: input.from, to, limit: portion }
    const done = await deliveriesStore(context.database).sendAgain(
      webhook.teamId,
      webhook.id,
      filter,
      range,
      now,
    )
    count += done.count
    if (done.reached === undefined) return { count, cursor: null }
    after = done.reached
  }
  return { count, cursor: cursorAt(after) }
}

function replayFaults(input: Replay): Fault[] {
  const { from, ids, cursor } = input
  const faults = [...rangeFaults(input), ...cursorFaults(cursor)]
  if (from === undefined && ids === undefined && cursor === undefined)
    faults.push({ field: 'from', message: 'is required, unless ids are given' })
  if (ids !== undefined && (ids.length === 0 || ids.length > mostIds || !ids.every(isUuid)))
    faults.push({ field: 'ids', message: `must be a list of 1 to ${mostIds} ids of deliveries` })
  return faults
}

function rangeFaults({ from, to }: { from?: number | undefined; to?: number | undefined }): Fault[] {
  const faults = Object.entries({ from, to })
    .filter(([, time]) => time !== undefined && !isTime(time))
    .map(([field]) => ({ field, message: 'must be a time in epoch milliseconds, before the year 9999' }))
  if (faults.length === 0 && from !== undefined && to !== undefined && from >= to)
    faults.push({ field: 'to', message: 'must be later than from' })
  return faults
}

function isTime(time: number): boolean {
  return Number.isInteger(time) && time >= 0 && time < latestTime
}

function cursorFaults(cursor: string | undefined): Fault[] {
  if (cursor === undefined || isUuid(idIn(cursor))) return []
  return [{ field: 'cursor', message: 'must be the cursor of an earlier answer' }]
}

function cursorAt(id: string): string {
  return Buffer.from(id).toString('base64url')
}

function idIn(cursor: string): string {
  return Buffer.from(cursor.slice(0, 100), 'base64url').toString()
}

export function deliveryNotFound(): AppError {
  return notFound('webhook_delivery_not_found', 'The webhook has no such delivery.')
}
