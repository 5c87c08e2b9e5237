/** How the text of a setting becomes its value. A reader answers the value, or a sentence that begins with "must". */
import { resolve } from 'node:path'

export type Reader<T> = (text: string) => { readonly value: T } | { readonly fault: string }

export const text: Reader<string | undefined> = (given) => ({ value: given === '' ? undefined : given })

/** The default takes the place of nothing, so that this is never empty. */
export const word: Reader<string> = (given) => ({ value: given })

export const path: Reader<string> = (given) => ({ value: resolve(given) })

export function number(least: number, most: number): Reader<number> {
  return (given) => {
    const value = Number(given)
    return /^\d+$/.test(given) && value >= least && value <= most
      ? { value }
      : { fault: `must be a whole number from ${least} to ${most}` }
  }
}

export function choice<const T extends string>(...values: readonly T[]): Reader<T> {
  return (given) => {
    const value = values.find((candidate) => candidate === given)
    return value === undefined ? { fault: `must be one of ${values.join(', ')}` } : { value }
  }
}

export function url(protocols: readonly string[]): Reader<string | undefined> {
  return (given) => {
    if (given === '') return { value: undefined }
    const parsed = URL.parse(given)
    if (parsed === null || !protocols.includes(parsed.protocol))
      return {
        fault: `must be an address that starts with ${protocols.map((name) => `${name}//`).join(' or ')}`,
      }
    return { value: given.replace(/\/+$/, '') }
  }
}

export const flagList: Reader<readonly string[]> = (given) => {
  const values = given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const wrong = values.find((value) => value !== '*' && URL.parse(value)?.origin !== value)
  return wrong === undefined
    ? { value: values }
    : { fault: `must list origins such as https://app.example.com, and "${wrong}" is none` }
}

const proxyAddress = /^(?:[\d.]+|[\da-f:]*:[\da-f:.]+)(?:\/\d{1,3})?$|^(?:loopback|linklocal|uniquelocal)$/i

export const proxies: Reader<number | readonly string[] | false> = (given) => {
  if (given === '') return { value: false }
  if (/^\d{1,2}$/.test(given)) return { value: Number(given) }
  const values = given.split(',').map((part) => part.trim())
  return values.every((value) => proxyAddress.test(value))
    ? { value: values }
    : {
        fault:
          'must list addresses or networks of proxies, such as 127.0.0.1 or 10.0.0.0/8, or be their number',
      }
}

export const secretKey: Reader<Buffer | undefined> = (given) => {
  if (given === '') return { value: undefined }
  return /^[\da-f]{64}$/i.test(given)
    ? { value: Buffer.from(given, 'hex') }
    : { fault: 'must be 64 hex digits; `openssl rand -hex 32` makes one' }
}

export const graphVersion: Reader<string> = (given) =>
  /^v\d{2,3}\.\d$/.test(given) ? { value: given } : { fault: 'must be a version such as v23.0' }

/** An address that is always there, because its default is. */
export function address(protocols: readonly string[]): Reader<string> {
  const read = url(protocols)
  return (given) => {
    const found = read(given)
    if ('fault' in found) return found
    return found.value === undefined ? { fault: 'must not be empty' } : { value: found.value }
  }
}
