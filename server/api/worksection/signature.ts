/**
 * Whether a request was signed with an account's API key. Pure.
 * Clients differ in the spelling of what they sign, so each spelling that a real client uses is accepted;
 * all of them cover the action. Nothing tells by its duration how far a signature was right.
 */
import { createHmac, hash as digest, timingSafeEqual } from 'node:crypto'
import { unescape } from 'node:querystring'
import { decodePair, type Parameters } from './parameters.ts'

// Clocks of servers differ by minutes where nobody sets them; a header that was overheard serves no longer.
const clockSkewSeconds = 300

/** True when `parameters.hash` is right for one of the keys. */
export function isHashValid(parameters: Parameters, keys: readonly string[]): boolean {
  const given = parameters.values.get('hash')
  if (given === undefined) return false
  const texts = signableTexts(parameters)
  return anyEqual(
    given.toLowerCase(),
    keys.flatMap((key) => texts.map((text) => digest('md5', text + key))),
  )
}

/** True when `authorization` is `Admin <unix seconds>_<HMAC of action:seconds>` by one of the keys, made just now. */
export function isAdminHeaderValid(
  authorization: string | undefined,
  action: string,
  keys: readonly string[],
  now: number,
): boolean {
  const [, seconds, given] = /^Admin +(\d{1,12})_([0-9a-f]{64})$/i.exec(authorization ?? '') ?? []
  if (seconds === undefined || given === undefined) return false
  if (Math.abs(now / 1000 - Number(seconds)) > clockSkewSeconds) return false
  return anyEqual(
    given.toLowerCase(),
    keys.map((key) => createHmac('sha256', key).update(`${action}:${seconds}`).digest('hex')),
  )
}

/** What a client may have put before the key: the parameters in each spelling, or the older page and action. */
function signableTexts({ queryPairs, bodyPairs, values }: Parameters): string[] {
  const action = values.get('action') ?? ''
  const spellings = [queryPairs, [...queryPairs, ...bodyPairs]]
    .map((pairs) => pairs.filter((pair) => decodePair(pair)[0] !== 'hash'))
    // A hash that does not cover the action would serve for every action.
    .filter((pairs) => pairs.some((pair) => decodePair(pair)[0] === 'action'))
    .flatMap((pairs) => [
      pairs.join('&'),
      unescape(pairs.join('&')),
      pairs.map((pair) => decodePair(pair).join('=')).join('&'),
      new URLSearchParams(pairs.map(decodePair)).toString(),
    ])
  return [...new Set([...spellings, (values.get('page') ?? '') + action])]
}

function anyEqual(given: string, expected: readonly string[]): boolean {
  const bytes = Buffer.from(given)
  let found = false
  for (const candidate of expected) {
    const other = Buffer.from(candidate)
    if (bytes.length === other.length && timingSafeEqual(bytes, other)) found = true
  }
  return found
}
