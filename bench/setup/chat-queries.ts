/** The lists of chats and messages that are measured: each filter alone, and what people use together. */
import type { Draw } from './search-queries.ts'

export interface ChatRequest {
  readonly name: string
  readonly kind: 'chats' | 'messages'
  /** Made anew for each run. */
  readonly make: (draw: Draw) => { readonly path: string; readonly body: Readonly<Record<string, unknown>> }
  /** Goes on by cursor for so many pages first. */
  readonly pages?: number
  /** Asked with the key of a user. */
  readonly isOfUser?: boolean
}

type More = Pick<ChatRequest, 'pages' | 'isOfUser'>

const list = (name: string, body: (draw: Draw) => Record<string, unknown>, more: More = {}): ChatRequest => ({
  name,
  kind: 'chats',
  make: (draw) => ({ path: '/v1/ext/chat', body: body(draw) }),
  ...more,
})
const one = (name: string, body: Record<string, unknown>, more: More = {}): ChatRequest => ({
  name,
  kind: 'messages',
  make: (draw) => ({ path: `/v1/ext/chat/${someOf(draw, 'chatIds')}/message`, body }),
  ...more,
})

type Ids = 'chatIds' | 'contactIds' | 'userIds' | 'inboxIds' | 'tagIds'
function someOf({ below, world }: Draw, kind: Ids): string {
  return world[kind][below(world[kind].length)] ?? ''
}

export const chatQueries: readonly ChatRequest[] = [
  list('newest', () => ({})),
  list('newest 100', () => ({ limit: 100 })),
  list('page 20 by cursor', () => ({}), { pages: 20 }),
  list('page 50 by number', () => ({ page: 50 })),
  list('oldest', () => ({ orderDirection: 'asc' })),
  list('by creation', () => ({ orderField: 'createdAt' })),
  list('open', () => ({ status: 'OPEN' })),
  list('of somebody', (draw) => ({ assignedTo: someOf(draw, 'userIds') })),
  list('of somebody, open', (draw) => ({ assignedTo: someOf(draw, 'userIds'), status: 'OPEN' })),
  list('of nobody', () => ({ assignedTo: null })),
  list('of nobody, open', () => ({ assignedTo: null, status: 'OPEN' })),
  list('in an inbox', (draw) => ({ inbox: someOf(draw, 'inboxIds') })),
  list('in an inbox, open', (draw) => ({ inbox: someOf(draw, 'inboxIds'), status: 'OPEN' })),
  list('with a tag', (draw) => ({ tags: [someOf(draw, 'tagIds')] })),
  list('with a tag, open, of somebody', (draw) => ({
    tags: [someOf(draw, 'tagIds')],
    status: 'OPEN',
    assignedTo: someOf(draw, 'userIds'),
  })),
  list('unread', () => ({ isUnread: true })),
  list('unread in an inbox', (draw) => ({ isUnread: true, inbox: someOf(draw, 'inboxIds') })),
  list('of a contact', (draw) => ({ contact: someOf(draw, 'contactIds') })),
  list('of a week', (draw) => {
    const from = draw.world.firstAt + draw.below(700) * 86_400_000
    return { lastMessageAt: { '>=': from, '<': from + 7 * 86_400_000 } }
  }),
  list('of a week, closed, in an inbox', (draw) => {
    const from = draw.world.firstAt + draw.below(700) * 86_400_000
    const lastMessageAt = { '>=': from, '<': from + 7 * 86_400_000 }
    return { lastMessageAt, status: 'CLOSED', inbox: someOf(draw, 'inboxIds') }
  }),
  list('for a user', () => ({}), { isOfUser: true }),
  list('for a user, open', () => ({ status: 'OPEN' }), { isOfUser: true }),
  one('first page', {}),
  one('first page of 100', { limit: 100 }),
  one('oldest first', { orderDirection: 'asc' }),
  one('page 3 of 10 by cursor', { limit: 10 }, { pages: 3 }),
]
