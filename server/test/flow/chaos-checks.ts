/** What must hold of answers, the stream and webhooks after everything has failed, whatever failed when. */
import assert from 'node:assert/strict'
import type { Sandbox } from '@felloe/sandbox'
import type { Context } from '../../context.ts'
import type { ChaosReceiver } from './chaos-receiver.ts'
import type { SeenEvent } from './chaos-stream.ts'

export interface Checked {
  readonly context: Context
  readonly sandbox: Sandbox
  readonly receiver: ChaosReceiver
  readonly teamId: string
}

interface Told {
  readonly eventId: string
  readonly orderKey: string | null
  readonly kind: string
  readonly createdAt: number
  readonly firstFailedAt: number | null
  /** When the attempt began that is the first of those that are known: of one that a kill broke, nobody knows. */
  readonly begunAt: number
}

/** Each answer went out at most once, and shows what the sandbox knows of it. */
export async function checkReplies({ context, teamId, sandbox }: Checked): Promise<Record<string, number>> {
  const stored = await context.database.rows<{ text: string; status: string; externalId: string | null }>(
    `select text, delivery_status as status, external_id as "externalId" from chat_messages
       where team_id = $1 and direction = 'OUTBOUND'`,
    [teamId],
  )
  const sent = [...sandbox.context.world.messages.values()].filter(
    ({ direction }) => direction === 'to_customer',
  )
  // One that certainly was not sent frees its key: the client's next try is another message.
  const begun = stored.filter(({ status, externalId }) => status !== 'FAILED' || externalId !== null)
  assert.equal(new Set(begun.map(({ text }) => text)).size, begun.length, 'none is sent twice')
  const known = new Map(sent.map(({ id, status }) => [id, status]))
  const named = begun.filter(({ status }) => status !== 'UNKNOWN')
  // What nobody can know is a call that broke before WhatsApp had it: what it had, its statuses have settled.
  assert.equal(sent.length, named.length, 'what was sent is known, and was sent once')
  for (const { externalId, status, text } of named)
    assert.equal(status, known.get(externalId ?? '')?.toUpperCase(), `the status of ${text} is final`)
  return Object.fromEntries(
    [...Map.groupBy(stored, ({ status }) => status)].map(([status, own]) => [status, own.length]),
  )
}

/** The stream brought every event once, in order, and none that was taken back by a crash. Answers how many. */
export async function checkStream({ context, teamId }: Checked, seen: readonly SeenEvent[]): Promise<number> {
  const numbered = await context.database.rows<SeenEvent>(
    'select number::int as number, id from events where team_id = $1 order by number',
    [teamId],
  )
  const broken = numbered.findIndex(
    ({ number, id }, index) =>
      number !== index + 1 || seen[index]?.number !== number || seen[index].id !== id,
  )
  const around = JSON.stringify(seen.slice(Math.max(0, broken - 2), broken + 3))
  assert.equal(broken, -1, `the stream has no gap, nothing twice and nothing else: ${around}`)
  assert.equal(seen.length, numbered.length, 'the stream has ended where the log ends')
  return seen.length
}

/** Everything was told at least once, what belongs to a chat in order. */
export async function checkWebhooks(
  { receiver, context, teamId }: Checked,
  externalIds: readonly string[],
): Promise<{ webhooks: number; webhooksTwice: number }> {
  const seen = new Set(receiver.received.map(({ eventId }) => eventId))
  const expected = await context.database.rows<Told>(
    `select d.event_id as "eventId", d.order_key as "orderKey", d.created_at as "createdAt",
         d.first_failed_at as "firstFailedAt", w.kind,
         (select min(a.at) from webhook_attempts a
          where a.team_id = d.team_id and a.delivery_id = d.id) as "begunAt"
       from webhook_deliveries d
       join webhooks w on w.team_id = d.team_id and w.id = d.webhook_id where d.team_id = $1 order by d.id`,
    [teamId],
  )
  const named = new Set(expected.map(({ eventId, kind }) => `${kind} ${eventId}`))
  assert.equal(named.size, expected.length, 'no event waits twice for a webhook')
  for (const { eventId } of expected) assert.ok(seen.has(eventId), `${eventId} was delivered`)
  const told = new Set(
    receiver.received.flatMap(({ path, body }) => {
      const { event, payload } = body as { event?: string; payload?: { messageId?: string } }
      return path === '/chakra' && event === 'message' ? [payload?.messageId] : []
    }),
  )
  for (const id of externalIds) assert.ok(told.has(id), `the webhook told of ${id}`)
  checkOrder(receiver, expected)
  return { webhooks: seen.size, webhooksTwice: receiver.received.length - seen.size }
}

// A request that fails holds up what is behind it for so long, by kind of webhook; then others may pass it.
const heldMs: Readonly<Record<string, number>> = { CHAKRA: 10 * 60_000, PASS_THROUGH: 60_000 }

/**
 * The first time that each came was in the order of events: within a chat, and on a connection that is passed through.
 * Nothing was overtaken but what had failed for as long as it holds up others.
 */
function checkOrder(receiver: ChaosReceiver, expected: readonly Told[]): void {
  const first = new Map<string, { readonly place: number; readonly at: number }>()
  for (const [place, { eventId, at }] of receiver.received.entries())
    if (!first.has(eventId)) first.set(eventId, { place, at })
  const keyed = expected.filter(({ orderKey }) => orderKey !== null)
  for (const own of Map.groupBy(keyed, ({ kind, orderKey }) => `${kind} ${orderKey}`).values()) {
    let earliest: { place: number; at: number; one?: Told } = { place: Infinity, at: Infinity }
    for (const one of own.toReversed()) {
      const { eventId, kind, firstFailedAt } = one
      const came = first.get(eventId)
      assert.ok(came !== undefined)
      if (earliest.place > came.place) {
        earliest = { ...came, one }
        continue
      }
      const isGivenWay = firstFailedAt !== null && earliest.at - firstFailedAt >= (heldMs[kind] ?? Infinity)
      assert.ok(
        isGivenWay,
        `${JSON.stringify(one)} was overtaken at ${earliest.at} by ${JSON.stringify(earliest.one)}`,
      )
    }
  }
}
