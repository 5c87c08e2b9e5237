/**
 * Which events become which deliveries of the webhooks for events of the log. Every event in the log is one, but that
 * a chunk of a job is told of process by process.
 */
import type { Session } from '../../database/session.ts'
import { isAskedFor } from '../../events/event-types.ts'
import type { LoggedEvent } from '../../events/log.ts'
import { changesOfChunks, chunkOf, chunkType } from '../../records/bulk/chunk-changes.ts'
import type { Webhook } from '../webhook.ts'
import type { MadeDelivery } from './made-delivery.ts'
import { kindOf, objectBody, type ObjectEvent } from './object-body.ts'
import type { ObjectPresenters } from './object-presenters.ts'

interface Context {
  readonly presentObjects: ObjectPresenters
}

export async function objectDeliveries(
  { presentObjects }: Context,
  session: Pick<Session, 'rows'>,
  teamId: string,
  events: readonly LoggedEvent[],
  webhooks: readonly Webhook[],
): Promise<MadeDelivery[]> {
  if (webhooks.length === 0) return []
  const told = (await toldOf(session, teamId, events)).flatMap((one) => {
    const wanting = webhooks.filter(({ eventTypes }) => isAskedFor(eventTypes ?? undefined, one.type))
    return wanting.length === 0 ? [] : [{ one, wanting }]
  })
  const objects = await objectsOf(
    presentObjects,
    session,
    teamId,
    told.map(({ one }) => one),
  )
  return told.flatMap(({ one, wanting }) => {
    const object = objects(one)
    const common = {
      ...{ teamId, eventId: one.id, eventType: one.type },
      ...{ orderKey: orderKeyOf(one, object), body: objectBody(one, object) },
    }
    return wanting.map(({ id: webhookId }) => ({ ...common, webhookId, from: one.event }))
  })
}

/** The events, with those of chunks taken apart. */
async function toldOf(
  session: Pick<Session, 'rows'>,
  teamId: string,
  events: readonly LoggedEvent[],
): Promise<ObjectEvent[]> {
  const chunks = events.flatMap((event) => chunkOf(event) ?? [])
  const changes = await changesOfChunks(session, teamId, chunks)
  return events.flatMap((event): ObjectEvent[] => {
    if (event.type !== chunkType)
      return [{ event, id: event.id, type: event.type, objectId: objectIdOf(event), change: event.payload }]
    const { procedureId } = event.payload
    return (changes.get(event.id) ?? []).map(({ row, type, processId, changeId }) => ({
      event,
      id: `${event.id}.${row}`,
      type,
      objectId: processId,
      change: { procedureId: procedureId ?? null, changeId, jobId: event.subjectId },
    }))
  })
}

/** Templates have ids of WhatsApp's, which are no subjects of the log. */
function objectIdOf({ type, subjectId, payload }: LoggedEvent): string {
  const { templateId } = payload
  return kindOf(type) === 'template' && typeof templateId === 'string' ? templateId : subjectId
}

async function objectsOf(
  presenters: ObjectPresenters,
  session: Pick<Session, 'rows'>,
  teamId: string,
  told: readonly ObjectEvent[],
): Promise<(one: ObjectEvent) => object | undefined> {
  const byKind = new Map<string, ReadonlyMap<string, object>>()
  for (const [kind, of] of Map.groupBy(told, ({ type }) => kindOf(type))) {
    const ids = [...new Set(of.map(({ objectId }) => objectId))]
    byKind.set(kind, await presenters.present(session, teamId, kind, ids))
  }
  return ({ type, objectId }) => byKind.get(kindOf(type))?.get(objectId)
}

/** The chat that it is about, where there is one: what happens in a chat stays in its order. */
function orderKeyOf({ objectId, change }: ObjectEvent, object: object | undefined): string {
  const { chat, chatId } = (object ?? {}) as { chat?: unknown; chatId?: unknown }
  const found = [change['chatId'], chatId, chat].find((id) => typeof id === 'string')
  return typeof found === 'string' ? found : objectId
}
