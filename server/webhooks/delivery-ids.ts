/**
 * Ids of deliveries: their order is the order in which they are sent, so that those of one process ascend however many
 * are made in a millisecond, and also when the clock goes back. Each tells, within that, when it was made.
 */
import { newId } from '../lib/uuid.ts'

const perMillisecond = 4_096

export function ascendingIds(): (now: number) => string {
  let time = 0
  let count = 0
  return (now) => {
    count += 1
    if (now > time || count === perMillisecond) {
      time = Math.max(now, time + 1)
      count = 0
    }
    const id = newId(time)
    return `${id.slice(0, 15)}${count.toString(16).padStart(3, '0')}${id.slice(18)}`
  }
}
