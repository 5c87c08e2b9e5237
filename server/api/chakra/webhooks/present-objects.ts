/**
 * The objects of events as the fetch endpoints show them, many at once: a number of statements that does not grow with
 * the ids. What only an admin may see is not shown: nobody knows who reads what a webhook is sent.
 */
import type { ObjectPresenters, Reading } from '../../../webhooks/bodies/object-presenters.ts'
import { messagingObjects } from './present-messaging.ts'
import { recordsObjects, type RecordsObjectsContext } from './present-records.ts'
import type { MessagingObjectsContext } from './present-messaging.ts'

/** Objects of one kind, each with an `id`, in any order. */
export type PresentKind = (
  db: Reading,
  teamId: string,
  ids: readonly string[],
) => Promise<readonly { readonly id: string }[]>

export type PresentKinds = Readonly<Record<string, PresentKind>>

export function objectPresenters(context: RecordsObjectsContext & MessagingObjectsContext): ObjectPresenters {
  const kinds = new Map(Object.entries({ ...recordsObjects(context), ...messagingObjects(context) }))
  return {
    async present(db, teamId, kind, ids) {
      const presentKind = ids.length === 0 ? undefined : kinds.get(kind)
      const objects = (await presentKind?.(db, teamId, ids)) ?? []
      return new Map(objects.map((object) => [object.id, object]))
    },
  }
}
