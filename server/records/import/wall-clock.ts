/** From the time that a clock on the wall shows in a time zone to the moment that it is. Quick for many. */
import { zoneOffsetMinutes } from '../../team/utc-offset.ts'

const hourMs = 3_600_000
const minuteMs = 60_000
const monthMs = 31 * 24 * hourMs
const mostKept = 20_000

/** `wallMs` is what the clock shows, as if it were UTC; the answer is in epoch milliseconds. */
export function createWallClock(timeZone: string): (wallMs: number) => number {
  const kept = new Map<number, number>()
  const offsetAt = (at: number): number => {
    // Asking for an offset is slow; most months have one from beginning to end.
    const month = Math.floor(at / monthMs)
    const [start, end] = [ofHour((month * monthMs) / hourMs), ofHour(((month + 1) * monthMs) / hourMs)]
    return start === end ? start : ofHour(Math.floor(at / hourMs))
  }
  const ofHour = (hour: number): number => {
    const known = kept.get(hour)
    if (known !== undefined) return known
    if (kept.size >= mostKept) kept.clear()
    const offset = zoneOffsetMinutes(timeZone, hour * hourMs)
    kept.set(hour, offset)
    return offset
  }
  return (wallMs) => {
    const guess = wallMs - offsetAt(wallMs) * minuteMs
    return wallMs - offsetAt(guess) * minuteMs
  }
}
