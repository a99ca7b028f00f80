import type { Variables } from '@countersign/engine'
import type { Db } from '../../platform/database/index.ts'
import { insertErrand } from '../errands/sql.ts'

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

/** The instance begins when this transaction has committed. Whoever has committed it rings `errandsWait`. */
export const beginIn = (tx: Db, { instanceId, version, businessKey, variables, actor, accountId }: Begun, at: Date) =>
  insertErrand(tx, {
    ...{ line: instanceId, kind: 'deliver', at },
    payload: {
      ...{ id: 'start', instanceId, actor },
      fact: { type: 'started', variables },
      begins: {
        ...{ versionId: version.id, processId: version.processId, businessKey },
        ...{ caller: null, startedBy: accountId },
      },
    },
  })
