/** Ids of our objects: UUIDv7, made by the program, so that rows written together lie together. */
import { randomFillSync } from 'node:crypto'

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

// Random bytes for many ids are drawn at once: one call costs as much as a hundred ids.
const pool = Buffer.alloc(10 * 256)
let used = pool.length

/** A new UUIDv7 (RFC 9562) for the given time in epoch milliseconds. */
export function newId(now: number = Date.now()): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const time = now.toString(16).padStart(12, '0')
  const random = pool.toString('hex', used, used + 10)
  used += 10
  const variant = ((parseInt(random.charAt(3), 16) & 0x3) | 0x8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`
}

const perMillisecond = 4_096

/**
 * Makes ids of which each tells its own time, and that ascend while the time stays the same: rows that are written
 * together keep their order. Up to 4,096 for one millisecond; more begin again and are in no order among those.
 */
export function idSequence(): (now: number) => string {
  let last = -1
  let count = 0
  return (now) => {
    count = now === last ? (count + 1) % perMillisecond : 0
    last = now
    return numberedId(now, count)
  }
}

/** How far `ascendingIds` may run ahead of their time, in milliseconds: none that matters runs further. */
export const idsAheadMs = 3_600_000

/**
 * Makes ids for what is worked on in their order: they ascend in the order in which they are made, however many in a
 * millisecond, and also when the clock goes back. None tells a time before its own, but then a later one.
 */
export function ascendingIds(): (now: number) => string {
  let time = 0
  let count = 0
  return (now) => {
    count += 1
    if (now > time || count === perMillisecond) {
      time = Math.max(now, time + 1)
      count = 0
    }
    return numberedId(time, count)
  }
}

function numberedId(time: number, count: number): string {
  const id = newId(time)
  return `${id.slice(0, 15)}${count.toString(16).padStart(3, '0')}${id.slice(18)}`
}

/** The least id that can be made at this time, in epoch milliseconds; all made earlier have lesser ones. */
export function firstIdAt(ms: number): string {
  const time = Math.min(Math.max(Math.ceil(ms), 0), 0xffff_ffff_ffff)
    .toString(16)
    .padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}

export function isUuid(text: string): boolean {
  return pattern.test(text)
}
