// Puts the parts together: every feature gets what it needs from here, and nothing from anywhere else.

import {
  accountOperations,
  deleteEndedSessions,
  identifier,
  identityProvider,
  mountSignIn,
  sessionOperations,
  tokenOperations,
} from './accounts/index.ts'
import { type ApprovalParts, approvalActions, placed, startPassingOn } from './approvals/index.ts'
import { auditOperations, type NoteHead, type Recorder, recorder, startSealer } from './audit/index.ts'
import {
  applyAction,
  changeOperations,
  decideChange,
  openRequestProcess,
  requestOperations,
  startApplier,
  startStrayed,
} from './changes/index.ts'
import {
  type Connections,
  connectionOperations,
  deleteEndedSignIns,
  mountConnectionCallback,
  openConnections,
} from './connections/index.ts'
import { callbackAddresses, connectorActions, mountCallbacks, mountWebhooks } from './connectors/index.ts'
import { directoryOperations, openStores, storeOperations, temporaryPassword } from './directory/index.ts'
import { deleteEndedRuns, flowOperations } from './flows/index.ts'
import { type App, createApp } from './http/index.ts'
import { type LinkParts, linkOf, linkOperations, linkStateOf, mountLinks, startFlowAction } from './links/index.ts'
import { mailOperations, startMailSender } from './mail/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Pool } from './platform/database/index.ts'
import { openEgress } from './platform/egress/index.ts'
import { newId } from './platform/ids.ts'
import type { Log } from './platform/log.ts'
import { openMetrics } from './platform/metrics.ts'
import { openPatience } from './platform/patience.ts'
import { version } from './platform/version.ts'
import {
  type Action,
  diagramReader,
  processesNaming,
  processesUsing,
  processOperations,
  type Settings,
  startProcesses,
} from './processes/index.ts'
import { startStoreImports } from './storeImports.ts'
import { systemOperations } from './system/index.ts'
import { filler, type MasterKey, openSealing, secretOperations } from './vault/index.ts'
import { seedWorkflows, workflowOperations } from './workflows/index.ts'

export type ProcessWork = { actions: readonly Action[]; settings?: Partial<Settings> }

export type WireOptions = {
  config: Config
  pool: Pool
  databaseUrl: string
  masterKey: MasterKey
  log: Log
  /** Injected, so that tests can move weeks. */
  clock: Clock
  /** Keeps the end of the audit chain outside the database. */
  noteHead: NoteHead
  /** What this server does for its processes itself, and how. */
  work: ProcessWork
  /** Whether a server without any identity store makes one of the company whose people sign in. */
  makesFirstStore?: boolean
  /** Whether the processes that come with it are deployed at once; else when one is needed. */
  deploysAtStart?: boolean
}

export type Wired = {
  app: App
  record: Recorder
  /** What connectors call by. */
  connections: Connections
  /** By what approvals are decided. */
  approvals: ApprovalParts
  /** Says that it stops, lets go who waits, and ends what works by itself; requests are still answered. */
  retire(): Promise<void>
  /** Retires, and ends what is behind the requests: there must be none any more. */
  stop(): Promise<void>
}

const housekeepingEveryMs = 3_600_000

export function wire(options: WireOptions): Wired {
  const { config, pool, databaseUrl, masterKey, log, clock, noteHead, work } = options
  const { url, session, identityProvider: registration } = config
  const { now } = clock
  const nowMs = () => now().getTime()
  const auditKey = masterKey.derive('audit')
  const record = recorder({ key: auditKey, now, newId })
  const metrics = openMetrics(pool)
  const egress = openEgress({ allowedOrigins: config.allowedOrigins })
  const provider = identityProvider(registration, url, nowMs)
  const idleMs = session.idleMs
  const identify = identifier({ pool, url, issuer: provider.issuer, idleMs, now })
  const sealing = openSealing(masterKey)
  const { send } = egress
  const callbacks = callbackAddresses(url, masterKey.derive('callbacks'), registration.sandbox)
  const fill = filler(pool, sealing)
  const connections = openConnections({ config, pool, record, clock, send, sealing, usesOf: processesUsing })
  const connectors = connectorActions({ send, fill, nowMs, callbacks, connections })
  const patience = openPatience(clock)
  const sandboxOrigin = registration.sandbox ? registration.issuer.origin : undefined
  const passwordKey = masterKey.derive('temporary-passwords')
  const stores = openStores({ pool, now, passwordKey, sealing, send: egress.send, patience, sandboxOrigin })
  const approvals: ApprovalParts = {
    ...{ pool, record, clock, log, stores },
    ended: (tx, { id, outcome }) => decideChange(tx, id, outcome, now()),
  }
  // What leads here is called wherever here is.
  const homeward = openEgress({ allowedOrigins: [...config.allowedOrigins, url.origin] })
  const links: LinkParts = {
    ...{ pool, record, clock, send, sendHome: homeward.send, sealing, connections, stores, approvals, url },
    reachKey: masterKey.derive('reach'),
  }
  const own = [
    ...connectors,
    ...approvalActions(approvals),
    applyAction({ pool, record, now, stores }),
    startFlowAction(links),
  ]
  const processes = startProcesses({
    ...{ pool, databaseUrl, record, clock, log, actions: [...work.actions, ...own] },
    settings: { keepMs: config.keepFinishedMs, ...work.settings },
  })
  const passingOn = startPassingOn(approvals)
  const requestProcess = openRequestProcess({ pool, record, now, log, startsChanged: processes.startsChanged })
  if (options.deploysAtStart) requestProcess.deployNow()
  const applier = startApplier({ pool, record, clock, log, stores })
  const strayed = startStrayed({ pool, record, now, clock, log, stores })
  const mail = startMailSender({ ...{ pool, clock, log, send, sandboxOrigin, url }, settings: config.mail })
  const imports = startStoreImports({
    ...{ pool, record, clock, log, registration, send: egress.send, patience },
    makesFirst: options.makesFirstStore ?? false,
    furnish: seedWorkflows,
  })
  let stopping = false

  const app = createApp({
    url,
    version,
    trustedProxies: config.trustedProxies,
    limits: config.limits,
    pool,
    log,
    metrics,
    identify,
    operations: [
      ...sessionOperations({ pool, record, url, provider, idleMs, now }),
      ...accountOperations({ pool, record, now }),
      ...tokenOperations({ pool, record, now }),
      ...auditOperations({ pool, record, now }),
      ...processOperations({ pool, record, now, clock, processes }),
      ...secretOperations({ pool, record, now, sealing, usesOf: processesNaming }),
      ...storeOperations({
        ...{ pool, record, now, issuer: provider.issuer, stores, sealing, sandboxOrigin },
        ...{ ...imports.offer, furnish: seedWorkflows },
      }),
      ...directoryOperations({ pool, stores }),
      ...workflowOperations({ pool, record, now, stores, placed }),
      ...changeOperations({
        ...{ pool, record, now, stores, applier, processes, requestProcess },
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
    ],
    isStopping: () => stopping,
  })
  mountCallbacks(app, processes, callbacks)
  mountWebhooks(app, { pool, processes, fill, send, moment: () => ({ nowMs: nowMs(), seed: newId() }) })
  mountSignIn(app, {
    pool,
    record,
    metrics,
    url,
    provider,
    key: masterKey.derive('sign-in'),
    lifeMs: session.lifeMs,
    now,
    identify,
  })

  mountLinks(app, links)
  mountConnectionCallback(app, { ...connections, identify, url })

  const sealer = startSealer(pool, auditKey, log, noteHead)
  const housekeeping = setInterval(() => {
    const ended = [
      deleteEndedSessions(pool, now(), new Date(nowMs() - idleMs)),
      deleteEndedSignIns(pool, now()),
      deleteEndedRuns(pool, new Date(nowMs() - housekeepingEveryMs)),
    ]
    Promise.all(ended).catch((cause: unknown) =>
      log.error({ err: cause }, 'ended sessions could not be deleted; trying again in an hour'),
    )
  }, housekeepingEveryMs)

  const retire = async (): Promise<void> => {
    stopping = true
    clearInterval(housekeeping)
    await processes.retire()
  }

  return {
    app,
    record,
    connections,
    approvals,
    retire,
    stop: async () => {
      await retire()
      patience.end()
      await imports.stop()
      await passingOn.stop()
      await applier.stop()
      await strayed.stop()
      await mail.stop()
      await processes.stop()
      await Promise.all([egress.stop(), homeward.stop()])
      await sealer.stop()
    },
  }
}
