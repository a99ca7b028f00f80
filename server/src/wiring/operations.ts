// The API: every operation of every feature, with what it needs.

import { accountOperations, sessionOperations, tokenOperations } from '../accounts/index.ts'
import { placed } from '../approvals/index.ts'
import { auditOperations } from '../audit/index.ts'
import { changeOperations, requestOperations } from '../changes/index.ts'
import { connectionOperations } from '../connections/index.ts'
import { directoryOperations, storeOperations, temporaryPassword } from '../directory/index.ts'
import { flowOperations, flowOwns } from '../flows/index.ts'
import { linkOf, linkOperations, linkStateOf } from '../links/index.ts'
import { mailOperations } from '../mail/index.ts'
import { diagramReader, processesNaming, processOperations } from '../processes/index.ts'
import { systemOperations } from '../system/index.ts'
import { secretOperations } from '../vault/index.ts'
import { seedWorkflows, workflowOperations } from '../workflows/index.ts'
import type { WireOptions } from './options.ts'
import type { Parts } from './parts.ts'
import type { Work } from './work.ts'

export const operations = ({ config, pool, clock }: WireOptions, parts: Parts, work: Work) => {
  const { record, now, nowMs, provider, sealing, stores, approvals, connections, links, passwordKey } = parts
  const { processes, applier, requestProcess, mail, imports } = work
  const { url, session, identityProvider: registration } = config
  const { sandboxOrigin } = parts
  return [
    ...sessionOperations({ pool, record, url, provider, idleMs: session.idleMs, now }),
    ...accountOperations({ pool, record, now }),
    ...tokenOperations({ pool, record, now }),
    ...auditOperations({ pool, record, now }),
    ...processOperations({ pool, record, now, clock, processes, ownerOf: flowOwns }),
    ...secretOperations({ pool, record, now, sealing, usesOf: processesNaming }),
    ...storeOperations({
      ...{ pool, record, now, issuer: provider.issuer, stores, sealing, sandboxOrigin },
      ...{ ...imports.offer, furnish: seedWorkflows },
    }),
    ...directoryOperations({ pool, stores }),
    ...workflowOperations({ pool, record, now, stores, placed }),
    ...changeOperations({
      ...{ pool, record, now, stores, applier, together: processes.together, requestProcess },
      overseers: approvals.overseers,
      isLinked: async (db, workflowId) => (await linkOf(db, workflowId)) !== undefined,
    }),
    ...requestOperations({
      ...approvals,
      linkStateOf,
      temporaryPasswordOf: (changeId) => temporaryPassword(passwordKey, changeId),
    }),
    ...connectionOperations(connections),
    ...linkOperations(links),
    ...mailOperations({ pool, record, now, sender: mail, settings: config.mail, url }),
    ...flowOperations({ pool, record, now, url, processes, readDiagram: diagramReader() }),
    ...systemOperations({ pool, provider, mail, nowMs, sandbox: registration.sandbox, startedAt: now() }),
  ]
}
