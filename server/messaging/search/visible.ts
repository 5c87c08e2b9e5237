/** In which chats somebody finds something: those that they may see, decided in the statement that searches. */
import type { Actor } from '../../team/actor.ts'
import { onlySeenBy, visibleChatsSql } from '../chats/chat-access.ts'

/** SQL on chats, which adds what it needs to the values of its statement; `alias` is what the statement calls them. */
export type VisibleChats = 'all' | ((values: unknown[], alias: string) => string)

export function visibleTo(actor: Pick<Actor, 'roleType' | 'userId'>): VisibleChats {
  if (onlySeenBy(actor) === undefined) return 'all'
  return (values, alias) => visibleChatsSql(actor, (value) => `$${values.push(value)}`, alias)
}
