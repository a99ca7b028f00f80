import { type Cloud, hostFits } from '../clouds/index.ts'

/** What a request URL says by itself: everything but where it leads is secret. */
export type RequestUrl = { url: string; host: string; flow: string }

export type ReadRequestUrl = { ok: true; requestUrl: RequestUrl } | { ok: false; sentence: string }

const triggerPath = /\/workflows\/([0-9a-f]{32})\/triggers\/[^/]+\/paths\/invoke\/?$/i

/** A signature has 43 characters; a shorter one was cut when it was copied. */
const signatureLength = 43

/**
 * Whether an address is the request URL of a flow in this cloud, by its form. Nothing is ever sent to an address that is
 * not: it would be sent who asks for what.
 */
export function readRequestUrl(cloud: Cloud, text: string): ReadRequestUrl {
  // Copied out of HTML, an ampersand may have kept its name.
  const url = parsed(text.trim().replaceAll('&amp;', '&'))
  if (!url) return no('This is no address. Copy the HTTP POST URL of the trigger “When a HTTP request is received”.')
  const isOurs = cloud.triggerHosts.some((host) => hostFits(host, url.host))
  if (!isOurs)
    return no(
      `${url.hostname} is not where flows of the ${cloud.title} are called. Copy the HTTP POST URL of the flow.`,
    )
  const flow = triggerPath.exec(url.path)?.[1]
  if (flow === undefined)
    return no('This is not the HTTP POST URL of a flow: it has to end in /triggers/manual/paths/invoke and its key.')
  const signature = url.query.get('sig')
  if (!signature)
    return no(
      'The address has no signature (sig=). In the trigger choose “Anyone” under “Who can trigger the flow?”, save, and copy it again.',
    )
  if (signature.length < signatureLength)
    return no('The address was cut off: its signature (sig=) is too short. Copy all of it.')
  return { ok: true, requestUrl: { url: url.href, host: url.host, flow: flow.toLowerCase() } }
}

type Parsed = { href: string; hostname: string; host: string; path: string; query: ReadonlyMap<string, string> }

/** Plain characters only: what could be read in two ways is no address here. */
const address =
  /^https?:\/\/(?<hostname>[a-z\d.-]+)(?::(?<port>\d{1,5}))?(?<path>\/[\w./~%-]*)\?(?<query>[\w.~%&=+-]*)$/i

function parsed(text: string): Parsed | undefined {
  const { hostname, port, path = '', query = '' } = address.exec(text)?.groups ?? {}
  if (hostname === undefined) return undefined
  const pairs = query.split('&').map((pair): [string, string] => {
    const [name = '', ...value] = pair.split('=')
    return [name, value.join('=')]
  })
  // Flows' addresses name their port, which goes without saying.
  const host = port === undefined || port === '443' ? hostname : `${hostname}:${port}`
  return { href: text, hostname, host: host.toLowerCase(), path, query: new Map(pairs) }
}

const no = (sentence: string): ReadRequestUrl => ({ ok: false, sentence })
