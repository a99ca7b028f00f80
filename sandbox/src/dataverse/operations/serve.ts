// What every request to the Web API goes through: who calls, is it too much, what is meant, and how the answer looks on
// the wire.

import type { Premises } from '../../premises.ts'
import { challengeOf, identify } from '../caller.ts'
import { type Answer, readBody, readPreferences, refuse, respond, rootOf } from '../protocol/index.ts'
import type { DataverseUser } from '../security/index.ts'
import type { ServiceProtection } from '../serviceProtection.ts'
import { dispatch } from './dispatch.ts'

export type Grounds = { premises: Premises; protection: ServiceProtection }

/** `premises` as this caller sees them, by the door they came through. */
export async function serve({ premises, protection }: Grounds, request: Request, requestId: string): Promise<Response> {
  const preferences = readPreferences(request.headers.get('prefer'))
  const challenge = challengeOf(premises)
  const told = (answer: Answer, remaining: Readonly<Record<string, string>> = {}) =>
    respond(answer, { requestId, preferences, challenge, remaining })
  const caller = await identify(premises, request.headers.get('authorization'))
  if (!caller.user) return told(caller.answer)
  const admission = protection.enter(caller.user.id)
  if (admission.error) return told(admission)
  try {
    return told(await answer(premises, request, caller.user), admission.remaining)
  } finally {
    admission.leave()
  }
}

const impersonating = ['mscrmcallerid', 'callerobjectid']

function answer(premises: Premises, request: Request, user: DataverseUser): Answer | Promise<Answer> {
  const url = new URL(request.url)
  const root = rootOf(url.pathname)
  if (root === undefined) return refuse('segmentUnknown', url.pathname.split('/')[3] ?? '')
  if (impersonating.some((name) => request.headers.has(name))) return refuse('impersonation')
  const call = {
    premises,
    user,
    url,
    root: url.origin + root,
    headers: request.headers,
    preferences: readPreferences(request.headers.get('prefer')),
    body: (set?: string) => readBody(request, set),
  }
  return dispatch(call, request.method)
}
