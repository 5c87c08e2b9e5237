/**
 * Whether an IP address belongs to the public internet: not to this machine, its networks, its cloud, or a range in
 * which another address can be hidden. Pure.
 */
import { BlockList, isIPv4, isIPv6 } from 'node:net'

// IANA's special-purpose registry, and what clouds answer their machines at.
const closedV4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
// Only this part of IPv6 is the internet: IPv4-mapped, NAT64, local, link-local and multicast lie outside.
const globalV6 = ['2000::', 3] as const
// Within it: Teredo and other protocols, documentation, and 6to4, which carries an IPv4 address.
const closedV6: readonly (readonly [network: string, bits: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

// Two lists: one with IPv4 networks in it would also look into IPv4-mapped addresses.
const v4 = new BlockList()
for (const [network, bits] of closedV4) v4.addSubnet(network, bits, 'ipv4')
const v6 = new BlockList()
for (const [network, bits] of closedV6) v6.addSubnet(network, bits, 'ipv6')
const internet = new BlockList()
internet.addSubnet(...globalV6, 'ipv6')

/** False also for what is no IP address, and for one with a zone. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !v4.check(address, 'ipv4')
  if (!isIPv6(address) || address.includes('%')) return false
  return internet.check(address, 'ipv6') && !v6.check(address, 'ipv6')
}
