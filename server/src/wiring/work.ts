// What works by itself, whether anybody asks for something or not; and how it ends.

import { approvalActions, startPassingOn } from '../approvals/index.ts'
import { startSealer } from '../audit/index.ts'
import { applyAction, openRequestProcess, startApplier, startStrayed } from '../changes/index.ts'
import { connectorActions } from '../connectors/index.ts'
import { flowOwns } from '../flows/index.ts'
import { startFlowAction } from '../links/index.ts'
import { startMailSender } from '../mail/index.ts'
import { type Action, startProcesses } from '../processes/index.ts'
import { seedWorkflows } from '../workflows/index.ts'
import { startHousekeeping } from './housekeeping.ts'
import type { WireOptions } from './options.ts'
import type { Parts } from './parts.ts'
import { startStoreImports } from './storeImports.ts'

export type Work = ReturnType<typeof startWork>

export function startWork(options: WireOptions, parts: Parts) {
  const { config, pool, databaseUrl, log, clock, noteHead, work } = options
  const { now, record, send, stores, sandboxOrigin, patience, approvals, auditKey } = parts
  const processes = startProcesses({
    ...{ pool, databaseUrl, record, clock, log, actions: [...work.actions, ...ownActions(options, parts)] },
    settings: { keepMs: config.keepFinishedMs, ...work.settings },
    ownerOf: flowOwns,
  })
  const passingOn = startPassingOn(approvals)
  const requestProcess = openRequestProcess({ pool, record, now, log, startsChanged: processes.startsChanged })
  if (options.deploysAtStart) requestProcess.deployNow()
  const applier = startApplier({ pool, record, clock, log, stores })
  const strayed = startStrayed({ pool, record, now, clock, log, stores })
  const mail = startMailSender({ ...{ pool, clock, log, send, sandboxOrigin, url: config.url }, settings: config.mail })
  const imports = startStoreImports({
    ...{ pool, record, clock, log, registration: config.identityProvider, send, patience },
    makesFirst: options.makesFirstStore ?? false,
    furnish: seedWorkflows,
  })
  const sealer = startSealer(pool, auditKey, log, noteHead)
  const housekeeping = startHousekeeping({ pool, log, now, idleMs: config.session.idleMs })
  return {
    ...{ processes, requestProcess, applier, mail, imports },
    retire: async (): Promise<void> => {
      housekeeping.stop()
      await processes.retire()
    },
    /** All that calls or writes, and at last the sealer: it seals what the others have recorded. */
    stop: async (): Promise<void> => {
      patience.end()
      for (const one of [imports, passingOn, applier, strayed, mail, processes]) await one.stop()
      await Promise.all([parts.egress.stop(), parts.homeward.stop()])
      await sealer.stop()
    },
  }
}

/** The actions that come with the server. */
const ownActions = ({ pool }: WireOptions, parts: Parts): Action[] => {
  const { send, fill, nowMs, callbacks, connections, approvals, record, now, stores, links } = parts
  return [
    ...connectorActions({ send, fill, nowMs, callbacks, connections }),
    ...approvalActions(approvals),
    applyAction({ pool, record, now, stores }),
    startFlowAction(links),
  ]
}
