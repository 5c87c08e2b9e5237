/**
 * Who gets the chats that wait. Round robin: people take turns in one fixed order, whoever is not free is passed over,
 * and the oldest chat comes first. The same input gives the same answer, so that it can be explained afterwards. Pure.
 */
import type { Availability } from '../../team/user.ts'

/** How an inbox gives its chats to people. */
export interface Allocation {
  readonly kind: 'round_robin'
  /** Ids. Together with those of `roles`; when both are empty, everybody. */
  readonly users: readonly string[]
  readonly roles: readonly string[]
  /** Nobody is given a chat who has so many open ones; null: no limit. */
  readonly capacity: number | null
  /** Leaves out those who are not available or on a break. */
  readonly onlyAvailable: boolean
  /** The id of a skill type that one must have. */
  readonly skill: string | null
  /** Whether it gives anything now. */
  readonly isActive: boolean
}

/** Somebody whose login is active, with what allocations look at. */
export interface Candidate {
  readonly userId: string
  readonly roleId: string
  readonly availability: Availability
  readonly skills: readonly string[]
  readonly openChats: number
}

export interface AllocatingInbox {
  readonly id: string
  readonly allocation: Allocation
  /** Who was given the last chat; that person may have left since. */
  readonly lastUserId: string | null
}

export interface WaitingChat {
  readonly id: string
  readonly inboxId: string
  /** Epoch milliseconds. */
  readonly waitsSince: number
}

export interface Allotment {
  /** In the order in which they were given. */
  readonly given: readonly { readonly chatId: string; readonly inboxId: string; readonly userId: string }[]
  /** By the ids of those inboxes that gave something. */
  readonly lastUsers: ReadonlyMap<string, string>
}

/** Gives as many of the chats as there is room for. What is not in the answer goes on waiting. */
export function allocate(
  inboxes: readonly AllocatingInbox[],
  people: readonly Candidate[],
  chats: readonly WaitingChat[],
): Allotment {
  const circles = new Map(inboxes.map((inbox) => [inbox.id, circleOf(inbox, people)]))
  const openChats = new Map(people.map(({ userId, openChats: count }) => [userId, count]))
  const lastUsers = new Map<string, string>()
  const given = [...chats].sort(byAge).flatMap((chat) => {
    const circle = circles.get(chat.inboxId)
    const userId = circle && nextOf(circle, openChats)
    if (userId === undefined) return []
    openChats.set(userId, (openChats.get(userId) ?? 0) + 1)
    lastUsers.set(chat.inboxId, userId)
    return [{ chatId: chat.id, inboxId: chat.inboxId, userId }]
  })
  return { given, lastUsers }
}

/** Whether the allocation may give a chat to this person, as long as there is room. */
export function isEligible(allocation: Allocation, person: Candidate): boolean {
  const { users, roles, onlyAvailable, skill } = allocation
  const isMeant =
    (users.length === 0 && roles.length === 0) ||
    users.includes(person.userId) ||
    roles.includes(person.roleId)
  return (
    isMeant &&
    (!onlyAvailable || person.availability === 'AVAILABLE') &&
    (skill === null || person.skills.includes(skill))
  )
}

/** How many chats the inbox could give away now. */
export function roomOf({ allocation }: AllocatingInbox, people: readonly Candidate[]): number {
  const { isActive, capacity } = allocation
  if (!isActive) return 0
  return people
    .filter((person) => isEligible(allocation, person))
    .reduce((room, { openChats }) => room + Math.max(0, (capacity ?? Infinity) - openChats), 0)
}

/** Those who take turns, whose turn is next in front. */
interface Circle {
  readonly turns: string[]
  readonly capacity: number
}

function circleOf({ allocation, lastUserId }: AllocatingInbox, people: readonly Candidate[]): Circle {
  const capacity = allocation.capacity ?? Infinity
  if (!allocation.isActive) return { turns: [], capacity }
  const ids = people.filter((person) => isEligible(allocation, person)).map(({ userId }) => userId)
  ids.sort()
  // By id and not by place: turns stay what they were when somebody comes or goes.
  const next = lastUserId === null ? 0 : ids.findIndex((id) => id > lastUserId)
  return { turns: next <= 0 ? ids : [...ids.slice(next), ...ids.slice(0, next)], capacity }
}

/** Whose turn it is. Those without room leave the circle: nobody's room grows while chats are given. */
function nextOf(circle: Circle, openChats: ReadonlyMap<string, number>): string | undefined {
  for (;;) {
    const userId = circle.turns.shift()
    if (userId === undefined) return undefined
    if ((openChats.get(userId) ?? 0) >= circle.capacity) continue
    circle.turns.push(userId)
    return userId
  }
}

/** The order in which chats have their turn. */
export function byAge(a: WaitingChat, b: WaitingChat): number {
  return a.waitsSince - b.waitsSince || (a.id < b.id ? -1 : 1)
}
