/** How fast a number may send in all (130429), and to one customer (131056). Kept in memory only. */
import type { SandboxContext } from '../context.ts'
import { GraphError } from '../graph/graph-error.ts'
import type { PhoneNumber } from '../world/objects.ts'
import type { World } from '../world/world.ts'
import { Queue } from '../lib/queue.ts'

const secondMs = 1_000
/** What a number with high throughput may send in a second. */
const highPerSecond = 1_000
/** To one customer: this many at once, borrowed from the future, and then one every six seconds. */
const pairBurst = 45
const pairRefillMs = 6_000
// When so many are known, those that were not used since the last time are forgotten.
const mostPairs = 50_000

/** When each pair will have its whole burst again, in two generations, so that forgetting costs nothing. */
interface Pairs {
  young: Map<string, number>
  old: Map<string, number>
}

interface Limits {
  readonly sentAt: Map<string, Queue<number>>
  readonly pairs: Pairs
}

const limitsOf = new WeakMap<World, Limits>()

/** Takes one message out of both limits. Throws 130429 or 131056, and then takes nothing. */
export function takeFromLimits(context: SandboxContext, number: PhoneNumber, recipient: string): void {
  const { world, clock, knobs } = context
  const limits = limitsOf.get(world) ?? { sentAt: new Map(), pairs: { young: new Map(), old: new Map() } }
  limitsOf.set(world, limits)
  const now = clock.now()
  const sent = recentlySent(limits, number.id, now)
  if (sent.size >= mostPerSecond(number, knobs.messagesPerSecond))
    throw new GraphError(130429, {
      details:
        'Message failed to send because there were too many messages sent from this phone number in a short period of time',
    })
  if (knobs.hasPairLimit) takeFromPair(limits.pairs, `${number.id}:${recipient}`, now)
  sent.push(now)
}

function mostPerSecond({ throughputLevel }: PhoneNumber, knob: number | null): number {
  if (knob === null) return Infinity
  return throughputLevel === 'HIGH' ? Math.max(highPerSecond, knob) : knob
}

/** The times of the last second; those that a moved clock has put into the future count for nothing. */
function recentlySent({ sentAt }: Limits, numberId: string, now: number): Queue<number> {
  const times = sentAt.get(numberId) ?? new Queue<number>()
  sentAt.set(numberId, times)
  for (let first = times.peek(); first !== undefined; first = times.peek()) {
    if (first > now - secondMs && first <= now) break
    times.shift()
  }
  return times
}

function takeFromPair(pairs: Pairs, key: string, now: number): void {
  const known = pairs.young.get(key) ?? pairs.old.get(key) ?? now
  // A clock that was moved back must not lock a pair for longer than a whole burst takes.
  const fullAt = Math.min(Math.max(known, now), now + pairBurst * pairRefillMs)
  if (fullAt + pairRefillMs > now + pairBurst * pairRefillMs)
    throw new GraphError(131056, {
      details:
        'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time',
    })
  pairs.young.set(key, fullAt + pairRefillMs)
  if (pairs.young.size < mostPairs) return
  pairs.old = pairs.young
  pairs.young = new Map()
}
