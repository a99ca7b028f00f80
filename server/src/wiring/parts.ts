// What several features are made of. Nothing here works by itself yet.

import { identifier, identityProvider } from '../accounts/index.ts'
import { type ApprovalParts, selectOverseers } from '../approvals/index.ts'
import { recorder } from '../audit/index.ts'
import { decideChange } from '../changes/index.ts'
import { openConnections } from '../connections/index.ts'
import { callbackAddresses } from '../connectors/index.ts'
import { openStores } from '../directory/index.ts'
import type { LinkParts } from '../links/index.ts'
import { openEgress } from '../platform/egress/index.ts'
import { newId } from '../platform/ids.ts'
import { openMetrics } from '../platform/metrics.ts'
import { openPatience } from '../platform/patience.ts'
import { processesUsing, type Together, usualSettings } from '../processes/index.ts'
import { filler, openSealing } from '../vault/index.ts'
import type { WireOptions } from './options.ts'

export type Parts = ReturnType<typeof openParts>

/** `together`: of the processes, which begin with these parts. */
export function openParts(options: WireOptions, together: Together) {
  const base = openBase(options)
  const { config, pool, log, clock, masterKey } = options
  const { url, identityProvider: registration } = config
  const { now, record, sealing, send, passwordKey, sandboxOrigin, provider, connectionsMax } = base
  const patience = openPatience(clock)
  const stores = openStores({ pool, now, passwordKey, sealing, send, patience, sandboxOrigin })
  const approvals: ApprovalParts = {
    ...{ pool, record, clock, log, stores, together },
    overseers: () => selectOverseers(pool, provider.issuer),
    ended: (tx, { id, outcome }) => decideChange(tx, id, outcome, now()),
  }
  const connections = openConnections({ config, pool, record, clock, send, sealing, usesOf: processesUsing })
  // What leads here is called wherever here is.
  const homeward = openEgress({ allowedOrigins: [...config.allowedOrigins, url.origin], connectionsMax })
  const links: LinkParts = {
    ...{ pool, record, clock, log, send, sendHome: homeward.send, sealing, connections, stores, approvals, url },
    reachKey: masterKey.derive('reach'),
  }
  const callbacks = callbackAddresses(url, masterKey.derive('callbacks'), registration.sandbox)
  return { ...base, patience, stores, approvals, connections, homeward, links, callbacks }
}

/** What knows of no feature but those that keep accounts, secrets and the audit log. */
function openBase({ config, pool, masterKey, clock, work }: WireOptions) {
  const { url, session, identityProvider: registration } = config
  const { now } = clock
  // A job that waits for a connection does nothing and holds a hand: hands are the bound, whatever they call.
  const connectionsMax = work.settings?.handsMax ?? usualSettings.handsMax
  const nowMs = () => now().getTime()
  const auditKey = masterKey.derive('audit')
  const sealing = openSealing(masterKey)
  const egress = openEgress({ allowedOrigins: config.allowedOrigins, connectionsMax })
  const provider = identityProvider(registration, url, nowMs)
  return {
    ...{ now, nowMs, auditKey, sealing, egress, connectionsMax, provider },
    send: egress.send,
    record: recorder({ key: auditKey, now, newId }),
    metrics: openMetrics(pool),
    identify: identifier({ pool, url, issuer: provider.issuer, idleMs: session.idleMs, now }),
    fill: filler(pool, sealing),
    passwordKey: masterKey.derive('temporary-passwords'),
    sandboxOrigin: registration.sandbox ? registration.issuer.origin : undefined,
  }
}
