/** Offsets from UTC such as +0530, which is how a user's time zone is kept. Pure. */

const pattern = /^([+-])(\d\d):?(\d\d)$/
// The zones of the world reach from -12:00 to +14:00.
const westernmost = -12 * 60
const easternmost = 14 * 60

/** Minutes east of UTC, or undefined when `text` is no offset of the world. */
export function offsetMinutes(text: string): number | undefined {
  const match = pattern.exec(text)
  if (match === null || Number(match[3]) > 59) return undefined
  const minutes = (Number(match[2]) * 60 + Number(match[3])) * (match[1] === '-' ? -1 : 1)
  return minutes >= westernmost && minutes <= easternmost ? minutes : undefined
}

/** The kept form: sign, two digits of hours, two of minutes. `-0000` is `+0000`. */
export function formatOffset(minutes: number): string {
  const size = Math.abs(minutes)
  const digits = (n: number): string => String(n).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}${digits(size % 60)}`
}

/** The offset of an IANA zone at a time (epoch milliseconds), in minutes east of UTC. */
export function zoneOffsetMinutes(timeZone: string, at: number): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value
  return offsetMinutes(name?.replace('GMT', '') ?? '') ?? 0
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
