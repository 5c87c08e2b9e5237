/** Entity tags and the conditions that name them (RFC 9110, section 13). Pure. */
import { createHash } from 'node:crypto'

/** A strong tag: two bodies with one tag are the same bytes. */
export function strongTag(body: string): string {
  return `"${createHash('sha1').update(body).digest('base64url')}"`
}

/** A weak tag of something that changes whenever one of the parts does. */
export function weakTag(...parts: readonly (string | number)[]): string {
  return `W/"${parts.join('.')}"`
}

/** If-None-Match: true when the client has this already. Compares weakly. */
export function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  return ifNoneMatch !== undefined && lists(ifNoneMatch, tag, (text) => text.replace(/^W\//, ''))
}

/** If-Match: true when the client means this state. Compares strongly: a weak tag never matches. */
export function isMeant(ifMatch: string, tag: string): boolean {
  return lists(ifMatch, tag, (text) => text)
}

function lists(header: string, tag: string, comparable: (text: string) => string): boolean {
  if (header.trim() === '*') return true
  const wanted = comparable(tag)
  return (header.match(/(?:W\/)?"[^"]*"/g) ?? []).some((candidate) => comparable(candidate) === wanted)
}
