/**
 * How webhooks come to objects in the form in which the API shows them: the domain names kinds and ids, and a dialect
 * presents. Given to the domain from outside, for it knows no dialect.
 */
import type { Session } from '../../database/session.ts'

/** Where objects are read: in the transaction that writes the deliveries. */
export type Reading = Pick<Session, 'rows'>

export interface ObjectPresenters {
  /**
   * The objects of one kind (the part of an event's type before the dot) by id. Those that are gone are missing, and
   * a kind that nobody knows has none. What belongs to a chat names it as `chat` or `chatId`. A number of statements that does not grow with the ids.
   */
  present(
    db: Reading,
    teamId: string,
    kind: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, object>>
}
