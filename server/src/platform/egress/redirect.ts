// Where a redirect leads, and what goes along.
//
// R1  What was said to one origin in confidence is not said to another: of the headers only harmless ones go along, and
//     no body.
// R2  From https it never goes to http.

import { CallFault } from './callFault.ts'
import { headerOf, type OutgoingAnswer, type OutgoingRequest } from './outgoing.ts'

/** That say nothing about who asks. */
const harmless = new Set(['accept', 'accept-language', 'content-type', 'user-agent'])

const redirects = new Set([301, 302, 303, 307, 308])

/** The request that follows, or undefined where the answer is none that redirects. */
export function redirected(request: OutgoingRequest, answer: OutgoingAnswer): OutgoingRequest | undefined {
  const location = redirects.has(answer.status) ? headerOf(answer, 'Location') : undefined
  if (location === undefined) return undefined
  const url = URL.parse(location, request.url)
  if (!url) throw refusal(request.url, 'to something that is no address')
  if (request.url.protocol === 'https:' && url.protocol !== 'https:') throw refusal(request.url, 'from https to http')
  const { body, ...rest } = request
  const isStranger = url.origin !== request.url.origin
  if (changesToGet(request, answer.status))
    return {
      ...rest,
      url,
      method: 'GET',
      headers: kept(request, isStranger, ({ length }, name) => length > 0 && !/^content-/i.test(name)),
    }
  if (body !== undefined && isStranger) throw refusal(request.url, 'with all that was sent, to another origin')
  return { ...request, url, headers: kept(request, isStranger, () => true) }
}

/** As browsers have always done it: a POST that is told to look elsewhere looks. */
const changesToGet = ({ method }: OutgoingRequest, status: number): boolean =>
  (status === 303 && method !== 'GET' && method !== 'HEAD') || ((status === 301 || status === 302) && method === 'POST')

const kept = (
  { headers = {} }: OutgoingRequest,
  isStranger: boolean,
  fits: (value: string, name: string) => boolean,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) => fits(value, name) && (!isStranger || harmless.has(name.toLowerCase())),
    ),
  )

const refusal = (from: URL, how: string): CallFault =>
  new CallFault('REDIRECT_REFUSED', `${from.origin} redirects ${how}, which is not followed.`, {
    retry: 'never',
    sent: 'perhaps',
  })
