// Somebody who may not agree asks an administrator to.

import { randomUUID } from 'node:crypto'
import type { Store } from '../../store/index.ts'

export type ConsentRequest = {
  id: string
  clientId: string
  personId: string
  /** As an app would write them, with commas between them: Graph's by their names, others with their resource. */
  permissions: string
  reason: string
  askedAt: number
}

/** Asking twice for the same app is asking once, with the newer words. */
export function askForConsent(store: Store, request: Omit<ConsentRequest, 'id'>): void {
  const { clientId, personId, permissions, reason, askedAt } = request
  store.transaction(() => {
    store.run`delete from consent_request where client_id = ${clientId} and person_id = ${personId}`
    store.run`
      insert into consent_request (id, client_id, person_id, permissions, reason, asked_at)
      values (${randomUUID()}, ${clientId}, ${personId}, ${permissions}, ${reason}, ${askedAt})`
  })
}

export const consentRequests = (store: Store): ConsentRequest[] =>
  store.rows<ConsentRequest>`
    select id, client_id as clientId, person_id as personId, permissions, reason, asked_at as askedAt
    from consent_request order by asked_at limit 1000`

export const closeConsentRequest = (store: Store, id: string): void =>
  store.run`delete from consent_request where id = ${id}`

/** Answered: by agreeing, or by saying no. */
export function closeConsentRequests(store: Store, clientId: string): void {
  store.run`delete from consent_request where client_id = ${clientId}`
}
