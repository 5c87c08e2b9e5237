/** Addresses of other pages, which clients follow with their own token: they must lead back here. Pure. */
import type { GraphJson } from '../../../messaging/templates/manage-templates.ts'
import { isJsonObject } from '../../../lib/json.ts'

/** The answer with `paging.next` and `paging.previous` at `address`, the address of the list here without a query. */
export function withOwnPaging(answer: GraphJson, address: string): GraphJson {
  const { paging } = answer
  if (!isJsonObject(paging)) return answer
  const rewritten = Object.entries(paging).flatMap(([key, value]) => {
    if (key !== 'next' && key !== 'previous') return [[key, value]]
    const url = typeof value === 'string' ? URL.parse(value) : null
    // What is no address cannot be followed anywhere.
    return url === null ? [] : [[key, `${address}${withoutToken(url.search)}`]]
  })
  return { ...answer, paging: Object.fromEntries(rewritten) as unknown }
}

function withoutToken(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !/^access_token(=|$)/i.test(pair))
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}
