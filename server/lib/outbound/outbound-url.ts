/** Reads an address that somebody gave us. What it leads to is judged when it is connected to. Pure. */
import { isIPv4 } from 'node:net'
import { OutboundRefusal } from './outbound-error.ts'

const longestUrl = 4_096
// The host as it was written; the parser turns 0x7f.1 and 2130706433 into 127.0.0.1.
const writtenHost = /^[^/\\?#]*:[/\\]*(?:[^/\\?#]*@)?(\[[^\]]*\]|[^/\\?#:]*)/

/** Throws OutboundRefusal with what is wrong. `base` is the page on which a redirect was found. */
export function outboundUrl(text: string, base?: URL): URL {
  if (text.length > longestUrl)
    throw new OutboundRefusal('address', `The address has more than ${longestUrl} characters.`)
  const url = URL.parse(text, base?.href)
  if (url === null) throw new OutboundRefusal('address', 'The address cannot be read.')
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new OutboundRefusal('address', 'The address must begin with https:// or http://.')
  if (url.username !== '' || url.password !== '')
    throw new OutboundRefusal('address', 'The address must not have a user name or a password in it.')
  if (isIPv4(url.hostname) && isOddlyWritten(text.trim(), url.hostname))
    throw new OutboundRefusal('address', `Write the host of the address as ${url.hostname}.`)
  return url
}

function isOddlyWritten(text: string, hostname: string): boolean {
  const host = writtenHost.exec(text)?.[1]
  return host !== undefined && host !== '' && host !== hostname
}
