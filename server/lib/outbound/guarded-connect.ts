/**
 * Connects only to addresses of the public internet. A name is resolved here, once, and the connection is made to the
 * very addresses that were judged: a name that changes its mind in between gains nothing.
 */
import { lookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { OutboundRefusal } from './outbound-error.ts'
import { isPublicAddress } from './public-address.ts'

export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>

export interface GuardOptions {
  readonly allowPrivate: boolean
  /** Origins, such as http://127.0.0.1:4010, that are reached wherever they lie. */
  readonly isExcepted: (origin: string) => boolean
  readonly resolve: Resolve
  readonly connectMs: number
}

export function guardedConnect(options: GuardOptions): buildConnector.connector {
  const { allowPrivate, isExcepted, connectMs, resolve } = options
  const basics = { timeout: connectMs, allowH2: false }
  const open = buildConnector({ ...basics, lookup: lookupBy(resolve, () => true) })
  const guarded = buildConnector({ ...basics, lookup: lookupBy(resolve, isPublicAddress) })
  return (target, callback) => {
    if (allowPrivate || isExcepted(originOf(target))) open(target, callback)
    // Nobody looks up what is an address already.
    else if (isIP(target.hostname) !== 0 && !isPublicAddress(target.hostname))
      callback(privateRefusal(target.hostname), null)
    else guarded(target, callback)
  }
}

function originOf({ protocol, hostname, port }: buildConnector.Options): string {
  const host = isIP(hostname) === 6 ? `[${hostname}]` : hostname
  return new URL(`${protocol}//${host}${port === '' ? '' : `:${port}`}`).origin
}

function lookupBy(resolve: Resolve, isOpen: (address: string) => boolean): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (found) => {
        const [first] = found
        // One address among good ones is enough to hide behind.
        const isClosed = found.some(({ address }) => !isOpen(address))
        if (isClosed || first === undefined) callback(privateRefusal(hostname), '', 0)
        else if (all === true) callback(null, [...found])
        else callback(null, first.address, first.family)
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, '', 0),
    )
  }
}

function privateRefusal(host: string): OutboundRefusal {
  return new OutboundRefusal(
    'private',
    `The address leads to a private or reserved network (${host}), and this server does not go there.`,
  )
}

const underWay = new Map<string, Promise<readonly LookupAddress[]>>()

/**
 * As the system resolves names, its hosts file included. One look-up of a name at a time: each keeps one of the few
 * threads that all have until somebody answers, and a name whose servers are dead must not take them from the others.
 */
export function systemResolve(hostname: string): Promise<readonly LookupAddress[]> {
  const before = underWay.get(hostname)
  if (before !== undefined) return before
  const resolving = new Promise<readonly LookupAddress[]>((fulfil, reject) => {
    lookup(hostname, { all: true, order: 'verbatim' }, (error, found) => {
      underWay.delete(hostname)
      if (error === null) fulfil(found)
      else reject(error)
    })
  })
  underWay.set(hostname, resolving)
  return resolving
}
