import { check, compileFlow, isFit, type World } from '@countersign/core/flows'
import { type Refused, refused } from '../http/index.ts'
import { newId } from '../platform/ids.ts'
import type { DeployFile } from '../processes/index.ts'
import type { FlowParts } from './parts.ts'
import type { LockedFlow } from './sql.ts'

type Target = { processId: string; name: string; webhookPath: string | null; by: string }

/** The file to deploy, or everything that keeps the draft from being one. */
export async function compiled(
  { readDiagram, now }: FlowParts,
  { draft, description }: Pick<LockedFlow, 'draft' | 'description'>,
  world: World,
  { by, ...target }: Target,
): Promise<DeployFile | Refused> {
  const findings = check(draft, world)
  if (!isFit(findings)) return unfit(findings)
  const xml = compileFlow(draft, { ...target, description })
  const read = await readDiagram(xml, { at: now().getTime(), seed: newId() })
  if (!read.ok) return refused('unfit-process', { findings: [...read.problems] })
  return { fileName: `${target.processId}.bpmn`, xml, processes: read.processes, forms: [], deployedBy: by }
}

const unfit = (findings: ReturnType<typeof check>): Refused =>
  refused('unfit-process', {
    detail: 'The action flow is not finished. Mend what is listed.',
    findings: findings
      .filter(({ weight }) => weight === 'problem')
      .map(({ at, code, sentence }) => ({
        ...{ code, elementId: at, elementName: null, line: null, reason: sentence },
        remedy: 'Mend it in the builder.',
      })),
  })
