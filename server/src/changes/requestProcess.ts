// The process that requests run in comes with the server, and is deployed when it is not there yet. Whoever deploys a
// version of their own under its id is heeded: ours is not put over it again.

import { readFile } from 'node:fs/promises'
import { readDiagram } from '@countersign/core/processes'
import { type Recorder, system } from '../audit/index.ts'
import type { Pool } from '../platform/database/index.ts'
import type { Log } from '../platform/log.ts'
import { deploy, selectVersionToStart } from '../processes/index.ts'
import { selectWasDeployed } from './sql.ts'

export const processId = 'change-request'
const fileName = 'change-request.bpmn'

export type RequestProcess = {
  /** The version that new requests begin with; waits until there is one. */
  newest(): Promise<{ id: string; processId: string }>
  /** At the start: whoever asks first need not wait for it. */
  deployNow(): void
}

type Parts = { pool: Pool; record: Recorder; now: () => Date; log: Log; startsChanged: () => void }

export function openRequestProcess(parts: Parts): RequestProcess {
  let deployed: Promise<unknown> | undefined
  const ensure = (): Promise<unknown> => {
    deployed ??= deployShipped(parts).catch((cause: unknown) => {
      deployed = undefined // whoever needs it next tries again
      throw cause
    })
    return deployed
  }
  return {
    newest: async () => {
      await ensure()
      const version = await selectVersionToStart(parts.pool, processId, undefined)
      if (!version) throw new Error(`there is no process "${processId}"`)
      return version
    },
    deployNow: () => {
      ensure().catch((cause: unknown) =>
        parts.log.error({ err: cause }, 'the process of requests could not be deployed'),
      )
    },
  }
}

/** Read here, and not in a thread as what comes from outside is: we know how large it is. */
async function deployShipped({ pool, record, now, startsChanged }: Parts): Promise<void> {
  const xml = await readFile(new URL(fileName, import.meta.url), 'utf8')
  if (await selectWasDeployed(pool, processId, xml)) return
  const diagram = readDiagram(xml, { at: now().getTime(), seed: processId })
  if (!diagram.ok) throw new Error(`${fileName} can't run: ${JSON.stringify(diagram.problems)}`)
  const { processes, forms } = diagram
  await deploy(
    { pool, record, now },
    {
      ...{ fileName, xml, processes, forms, deployedBy: system.name },
      noteOf: ({ id, name, version }) => ({
        action: 'process.deployed',
        actor: system,
        subject: { kind: 'process', id: processId, name: name ?? processId },
        details: { version, versionId: id, fileName },
      }),
    },
  )
  startsChanged()
}
