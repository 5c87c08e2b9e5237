/** Moving the time of the sandbox: windows close, media expires and retries become due without waiting for them. */
import { readInput, whole, type Reader } from './input.ts'
import { ControlError, type ControlRoutes } from './route.ts'

const yearMs = 365 * 86_400_000
// A date in JavaScript has no room beyond.
const lastTime = 8_640_000_000_000_000

const time: Reader<number> = (value) => {
  const read = typeof value === 'string' ? Date.parse(value) : value
  return typeof read === 'number' && Number.isInteger(read) && Math.abs(read) <= lastTime
    ? { value: read }
    : { fault: 'must be a time: milliseconds since 1970, or such as 2026-11-21T10:00:00Z' }
}

export const clockRoutes: ControlRoutes =
  ({ clock }) =>
  async (app) => {
    const shown = () => ({ now: clock.now() })
    app.get('/clock', shown)
    app.post('/clock', (request) => {
      const { now, advanceMs } = readInput(request.body, {
        optional: { now: time, advanceMs: whole(-yearMs, yearMs) },
      })
      if ((now === undefined) === (advanceMs === undefined))
        throw new ControlError(400, 'Give "now" or "advanceMs"; one of both.')
      if (now !== undefined) clock.set(now)
      else clock.advance(advanceMs ?? 0)
      return shown()
    })
    await Promise.resolve()
  }
