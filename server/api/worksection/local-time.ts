/**
 * Times as this dialect writes them: `YYYY-MM-DD HH:MM` on the clock of the account, without a zone. Pure.
 * A formatter takes a thousand times longer to make than to use, so each zone's is made once.
 */

const formatters = new Map<string, Intl.DateTimeFormat>()

/** The time `at` (epoch milliseconds) on the clocks of `timeZone` (IANA name; throws RangeError for another). */
export function localTime(at: number, timeZone: string): string {
  let formatter = formatters.get(timeZone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      // Without it, some versions of the locale data write midnight as 24:00.
      hourCycle: 'h23',
    })
    formatters.set(timeZone, formatter)
  }
  return formatter.format(at)
}
