/**
 * Addresses of other pages in the Graph's answers. They name its own host and carry a token: clients follow them
 * blindly, so that they must lead back to this server. Pure.
 */
import { isObject } from './graph-refusal.ts'

export type GraphBody = Readonly<Record<string, unknown>>

/**
 * The body with `paging.next` and `paging.previous` as `rewrite` makes them of the Graph's address, from which the
 * token is already taken. What is no address is left out: nobody can follow it.
 */
export function rewritePaging(body: GraphBody, rewrite: (url: URL) => string): GraphBody {
  const { paging } = body
  if (!isObject(paging)) return body
  const entries = Object.entries(paging).flatMap(([key, value]): [string, unknown][] => {
    if (key !== 'next' && key !== 'previous') return [[key, value]]
    const url = typeof value === 'string' ? URL.parse(value) : null
    return url === null ? [] : [[key, rewrite(withoutToken(url))]]
  })
  return { ...body, paging: Object.fromEntries(entries) }
}

/** For lists whose address here ends with what the Graph calls: the query as the Graph made it, at `address`. */
export function pagingAt(address: string): (url: URL) => string {
  return ({ search }) => `${address}${search}`
}

// Pair by pair, not by searchParams: the other pairs stay as the Graph has written them.
function withoutToken(url: URL): URL {
  const pairs = url.search.slice(1).split('&')
  const kept = pairs.filter((pair) => pair !== '' && !/^access_token(=|$)/i.test(pair))
  const clean = new URL(url)
  clean.search = kept.join('&')
  return clean
}
