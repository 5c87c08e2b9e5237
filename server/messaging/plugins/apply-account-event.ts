/**
 * What webhooks say of accounts and numbers, applied to what is kept. They come late, twice and in any order: each part
 * takes the newest word about it, and a word that is older than the last read of WhatsApp changes nothing.
 */
import type { Session } from '../../database/session.ts'
import { appendEvents } from '../../events/append.ts'
import type { JsonObject } from '../../lib/json.ts'
import { accountNews, subjectOf, type NumberNews } from './account-event.ts'
import { accountEventsStore, type HeardNumber, type HeardWaba } from './account-events.store.ts'
import { pluginEvent } from './plugin-event.ts'

/** `at` is when it happened, in epoch milliseconds. Harmless when it was applied before, or is not understood. */
export async function applyAccountEvent(
  session: Session,
  teamId: string,
  wabaId: string,
  field: string,
  value: JsonObject,
  at: number,
): Promise<void> {
  const news = accountNews(field, value)
  if (news.keepAs === null && news.numbers.length === 0) return
  const store = accountEventsStore(session)
  const waba = await store.lockWaba(teamId, subjectOf(wabaId, value))
  if (waba === undefined) return
  const numbers = await store.numbersOf(teamId, waba.id)
  const changed = numbers.flatMap((number) => withNews(number, news.numbers, at))
  const kept = keptEvents(waba, news.keepAs, value, at)
  if (changed.length === 0 && kept === undefined) return
  if (kept !== undefined)
    await store.saveWaba(teamId, {
      ...waba,
      accountEvents: kept,
      reviewStatus: at < lastRead(waba) ? waba.reviewStatus : (news.reviewStatus ?? waba.reviewStatus),
    })
  await store.saveNumbers(teamId, changed)
  if (news.isPartial) await store.askSoon(teamId, waba.pluginId)
  const plugin = { teamId, id: waba.pluginId }
  const payload = { wabaId: waba.id, field, ...(news.keepAs !== null && { event: news.keepAs }) }
  await appendEvents(session, [pluginEvent('plugin.updated', plugin, { userId: null, at }, payload)])
}

/** Undefined when this one is kept already, or a newer one of its kind. */
function keptEvents(
  { accountEvents }: HeardWaba,
  name: string | null,
  value: JsonObject,
  at: number,
): HeardWaba['accountEvents'] | undefined {
  if (name === null) return undefined
  const before = accountEvents[name]
  const isSame = before?.at === at && JSON.stringify(before.value) === JSON.stringify(value)
  if (isSame || at < (before?.at ?? 0)) return undefined
  return { ...accountEvents, [name]: { at, value } }
}

/** The number with what is new about it; nothing when that is nothing. */
function withNews(number: HeardNumber, news: readonly NumberNews[], at: number): HeardNumber[] {
  let next = number
  for (const { digits, part, change } of news) {
    if (digits !== null && digits !== number.digits) continue
    if (at < Math.max(lastRead(number), next.eventTimes[part] ?? 0)) continue
    next = { ...next, ...change(next), eventTimes: { ...next.eventTimes, [part]: at } }
  }
  return JSON.stringify(next) === JSON.stringify(number) ? [] : [next]
}

/** When WhatsApp was last asked. Webhooks tell whole seconds. */
function lastRead({ syncedAt }: Pick<HeardNumber | HeardWaba, 'syncedAt'>): number {
  return Math.floor((syncedAt ?? 0) / 1_000) * 1_000
}
