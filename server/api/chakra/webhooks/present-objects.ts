/**
 * The objects of events as the fetch endpoints show them, many at once: a number of statements that does not grow with
 * the ids. What only an admin may see is not shown: nobody knows who reads what a webhook is sent.
 */
import type { ObjectPresenters } from '../../../webhooks/bodies/object-presenters.ts'
import { messagingObjects, type MessagingObjectsContext } from './present-messaging.ts'
import { recordsObjects, type RecordsObjectsContext } from './present-records.ts'

export function objectPresenters(context: RecordsObjectsContext & MessagingObjectsContext): ObjectPresenters {
  const kinds = new Map(Object.entries({ ...recordsObjects(context), ...messagingObjects(context) }))
  return {
    async present(db, teamId, kind, ids) {
      const present = ids.length === 0 ? undefined : kinds.get(kind)
      return (await present?.(db, teamId, ids)) ?? new Map<string, object>()
    },
  }
}
