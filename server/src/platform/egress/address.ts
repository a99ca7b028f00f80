// Which addresses belong to everybody. What is left over belongs to this machine, its network, its cloud or nobody, and
// nobody who may write an address into a form shall reach it through us.

import { BlockList, isIP } from 'node:net'

/** Of IPv4, what is not everybody's. */
const reserved4 = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8], // this network; also a way to say this machine
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // a provider's own
  ['127.0.0.0', 8],
  ['168.63.129.16', 32], // Azure's own services, at an address that looks public
  ['169.254.0.0', 16], // link-local: the metadata services of most clouds
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
] as const)
  reserved4.addSubnet(network, bits, 'ipv4')

/** Of IPv6, the one part that is given out to everybody… */
const given6 = new BlockList()
given6.addSubnet('2000::', 3, 'ipv6')

/** …but for what in it is no machine, or leads to an IPv4 address by another name. */
const reserved6 = new BlockList()
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  reserved6.addSubnet(network, bits, 'ipv6')

/** Names for IPv4 addresses in IPv6: it is the address they name that counts. */
const inside6 = new BlockList()
inside6.addSubnet('::ffff:0:0', 96, 'ipv6')
inside6.addSubnet('64:ff9b::', 96, 'ipv6')

export function isEverybodys(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !reserved4.check(address, 'ipv4')
  if (version !== 6) return false
  if (inside6.check(address, 'ipv6')) return isEverybodys(lastFourBytes(address))
  return given6.check(address, 'ipv6') && !reserved6.check(address, 'ipv6')
}

/** `::ffff:7f00:1` and `::ffff:127.0.0.1` both end in 127.0.0.1. */
function lastFourBytes(address: string): string {
  const dotted = /(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1]
  if (dotted) return dotted
  const [high = 0, low = 0] = groupsOf(address).slice(-2)
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** The eight groups, those that `::` stands for as zeros. */
function groupsOf(address: string): number[] {
  const [before = '', after = ''] = address.split('::').map((part) => part)
  const numbers = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))
  const [first, last] = [numbers(before), numbers(after)]
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last]
}
