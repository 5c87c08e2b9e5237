/** What presents objects of events, kind by kind. */
import type { Reading } from '../../../webhooks/bodies/object-presenters.ts'

/** The objects of one kind by the ids that were asked for; those that are gone are missing. */
export type PresentKind = (
  db: Reading,
  teamId: string,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, object>>

/** By the part of an event's type before the dot. */
export type PresentKinds = Readonly<Record<string, PresentKind>>

export function byId(objects: readonly { readonly id: string }[]): Map<string, object> {
  return new Map(objects.map((object) => [object.id, object]))
}
