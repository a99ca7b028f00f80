import type { BlockList } from 'node:net'
import { isIP } from 'node:net'

/**
 * Whose request this is. Only a proxy we were told of may speak for somebody else; the nearest address that is not
 * such a proxy is the caller's, whatever stands further left in the header.
 */
export function addressOf(peer: string, forwardedFor: string | undefined, trusted: BlockList): string {
  if (forwardedFor === undefined) return plain(peer)
  const chain = [...forwardedFor.split(',').map((part) => part.trim()), plain(peer)]
  for (const address of chain.toReversed()) {
    if (isIP(address) === 0) return plain(peer)
    if (!trusted.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')) return address
  }
  return plain(peer)
}

/** An IPv4 peer on a socket for both looks like `::ffff:10.0.0.1`. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '')

/** Whose limits an address counts for: with IPv6 anybody has a /64 of addresses, so that is the one who calls. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  return `${[...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':')}::/64`
}
