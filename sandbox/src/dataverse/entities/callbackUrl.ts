import { isLoopback } from '../../settings.ts'

/** As long as the column that keeps it. */
const lengthMax = 2_000

/** Why the cloud would not call this address: it wants https and a name that has to be looked up. */
export function callbackFault(address: string, takesLocal: boolean): string | undefined {
  if (address.length > lengthMax) return `The callback URL is longer than ${lengthMax} characters.`
  const url = URL.parse(address)
  if (!url) return `The callback URL '${address}' is not valid.`
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isLocal = isLoopback(host) || host.endsWith('.localhost')
  if (isLocal && takesLocal && (url.protocol === 'http:' || url.protocol === 'https:')) return undefined
  if (url.protocol !== 'https:') return 'The callback URL is not valid: only the HTTPS protocol is allowed.'
  if (isLocal) return "The callback URL is not valid: access to localhost isn't permitted."
  const isNamed = /[a-z]/i.test(host) && !host.includes(':') && host.includes('.')
  return isNamed
    ? undefined
    : 'The callback URL is not valid: a named web address that requires DNS name resolution is needed.'
}
