/** The two-step verification PIN of a number, and how often it may be guessed. */
import type { SandboxContext } from '../context.ts'
import { GraphError, parameterError } from '../graph/graph-error.ts'
import type { PhoneNumber } from '../world/objects.ts'

const minuteMs = 60_000
// A person errs a few times; a program guesses on.
const freeGuesses = 3
const guessPauseMs = minuteMs
const mostGuesses = 10
const guessesMs = 12 * 60 * minuteMs

/** Throws a GraphError unless it is six digits. */
export function readPin(given: unknown): string {
  const pin = typeof given === 'number' ? String(given) : given
  if (pin === undefined || pin === null || pin === '') throw parameterError('The parameter pin is required.')
  if (typeof pin !== 'string' || !/^\d{6}$/.test(pin))
    throw parameterError('Param pin must be 6 digits long.')
  return pin
}

/** Throws a GraphError when the number has another PIN, or too many wrong ones were tried. */
export function checkPin({ world, clock }: SandboxContext, number: PhoneNumber, pin: string): void {
  if (number.pin === null) return
  const now = clock.now()
  const guesses = (number.pinGuesses ?? []).filter((at) => at > now - guessesMs)
  if (guesses.length >= mostGuesses)
    throw new GraphError(133008, { details: 'Too many attempts to enter the PIN. Try again in 12 hours.' })
  const last = guesses.at(-1) ?? -Infinity
  if (guesses.length >= freeGuesses && now < last + guessPauseMs)
    throw new GraphError(133009, { details: 'The PIN was entered too fast. Try again in a minute.' })
  const isRight = pin === number.pin
  world.phoneNumbers.update(number.id, { pinGuesses: isRight ? [] : [...guesses, now] })
  if (!isRight)
    throw new GraphError(133005, {
      details: 'The PIN is not the one that was set for two-step verification of this number.',
    })
}

/** Sets the PIN, and tells subscribers when it was another one before. */
export function setPin(context: SandboxContext, number: PhoneNumber, pin: string): void {
  const isChange = number.pin !== null && number.pin !== pin
  context.world.phoneNumbers.update(number.id, { pin, pinGuesses: [] })
  if (!isChange) return
  context.webhooks.publish({
    wabaId: number.wabaId,
    phoneNumberId: number.id,
    field: 'security',
    value: { display_phone_number: number.digits, event: 'PIN_CHANGED', requester: businessUser },
  })
}

/** Who does what is done with a token. */
const businessUser = '61550000000001'
