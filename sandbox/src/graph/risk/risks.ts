// Identity Protection, as far as somebody can be found at risk here: by being confirmed as compromised.

import { randomUUID } from 'node:crypto'
import type { Store } from '../../store/index.ts'

export type RiskDetection = {
  id: string
  userId: string
  eventType: string
  level: 'low' | 'medium' | 'high'
  state: 'atRisk' | 'confirmedCompromised'
  detail: string
  source: string
  detectedAt: number
}

/** The newest first. */
export const riskDetections = (store: Store): RiskDetection[] =>
  store.rows<RiskDetection>`
    select id, user_id as userId, event_type as eventType, level, state, detail, source, detected_at as detectedAt
    from risk_detection order by detected_at desc, id limit 1000`

export function confirmCompromised(store: Store, userIds: readonly string[], now: number): void {
  store.transaction(() => {
    for (const userId of userIds)
      store.run`
        insert into risk_detection (id, user_id, event_type, level, state, detail, source, detected_at)
        values (${randomUUID()}, ${userId}, 'adminConfirmedUserCompromised', 'high', 'confirmedCompromised',
          'adminConfirmedUserCompromised', 'IdentityProtection', ${now})`
  })
}

/** One sign-in looked odd, so that there is something to find. */
export function seedRisk(store: Store, userId: string, now: number): void {
  if (store.row`select 1 from risk_detection limit 1`) return
  store.run`
    insert into risk_detection (id, user_id, event_type, level, state, detail, source, detected_at)
    values (${randomUUID()}, ${userId}, 'unfamiliarFeatures', 'medium', 'atRisk', 'none', 'IdentityProtection', ${now})`
}
