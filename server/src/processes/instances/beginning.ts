import type { Variables } from '@countersign/engine'
import type { Delivery } from '../delivery.ts'

export type Begun = {
  /** Chosen by whoever begins it. */
  readonly instanceId: string
  readonly version: { readonly id: string; readonly processId: string }
  readonly businessKey: string | null
  readonly variables: Variables
  /** Who it was, for the history. */
  readonly actor: string
  readonly accountId: string
}

/** What an instance begins with. */
export const beginning = ({ instanceId, version, businessKey, variables, actor, accountId }: Begun): Delivery => ({
  ...{ id: 'start', instanceId, actor },
  fact: { type: 'started', variables },
  begins: {
    ...{ versionId: version.id, processId: version.processId, businessKey },
    ...{ caller: null, startedBy: accountId },
  },
})
