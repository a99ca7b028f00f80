// Where Dataverse says that a run has ended. The address bears our key, so the run that was begun with it is found by it;
// and a code, so that nobody else makes us look.

import { createHmac, timingSafeEqual } from 'node:crypto'
import type { VisitId } from '@countersign/engine'

export const callbackPath = '/callbacks/desktop-flows'

export type Attempt = { readonly instanceId: string; readonly visit: VisitId; readonly attempt: number }

export type CallbackAddresses = {
  /** Null where Dataverse could not call it. */
  of(attempt: Attempt): string | null
  read(token: string): Attempt | null
}

/** Dataverse calls https only; the sandbox on this machine is less strict. */
export function callbackAddresses(url: URL, key: Buffer, callsHttp: boolean): CallbackAddresses {
  const codeOf = (told: string): string => createHmac('sha256', key).update(told).digest('base64url')
  return {
    of: ({ instanceId, visit, attempt }) => {
      if (url.protocol !== 'https:' && !callsHttp) return null
      const told = `${instanceId}.${Buffer.from(visit).toString('base64url')}.${attempt}`
      return new URL(`${callbackPath}/${told}.${codeOf(told)}`, url).href
    },
    read: (token) => {
      const [instanceId, visit, attempt, code, ...more] = token.split('.')
      if (!instanceId || !visit || !attempt || !code || more.length > 0) return null
      const expected = Buffer.from(codeOf(`${instanceId}.${visit}.${attempt}`))
      const given = Buffer.from(code)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
      return { instanceId, visit: Buffer.from(visit, 'base64url').toString() as VisitId, attempt: Number(attempt) }
    },
  }
}
