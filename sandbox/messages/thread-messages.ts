/** The messages between one number and one customer, found without looking at all there are. */
import type { Index } from '../world/collection.ts'
import type { Message } from '../world/objects.ts'
import type { World } from '../world/world.ts'
import { threadId } from './threads.ts'

const indexes = new WeakMap<World, Index<Message>>()

/** In their order. Those of groups belong to no customer. */
export function messagesOfThread(world: World, phoneNumberId: string, customerId: string): Message[] {
  return indexOf(world).all(threadId(phoneNumberId, customerId))
}

function indexOf(world: World): Index<Message> {
  const known = indexes.get(world)
  if (known !== undefined) return known
  const made = world.messages.index(({ phoneNumberId, customerId }) => threadId(phoneNumberId, customerId))
  indexes.set(world, made)
  return made
}
