// The processes of a file. Pools, lanes and annotations around them explain; what is executed is a process.

import type { Graph } from '../../drawn/index.ts'
import { nameCharsMax } from '../../names.ts'
import { type BpmnElement, childrenOf, extensionOf, flagOf, idOf, settingOf } from '../element.ts'
import { isWithinBounds } from './bounds.ts'
import { canvasChildren, canvasFrom } from './canvas.ts'
import { drawnFrom } from './common.ts'
import { checkExtensions } from './extensions.ts'
import { refuseMissing } from './missing.ts'
import { checkChildren } from './properties.ts'
import type { Reader } from './reader.ts'

/** A process that can be deployed, and what is known of it besides its graph. */
export type ReadProcess = {
  readonly graph: Graph
  /** Too much to be worked out, which was said. */
  readonly isTooMuch: boolean
  readonly versionTag: string | null
  readonly element: BpmnElement
}

export function processesFrom(reader: Reader): readonly ReadProcess[] {
  const roots = childrenOf(reader.document.root, 'rootElements')
  for (const root of roots) checkRoot(reader, root)
  const processes = roots.filter(({ type }) => type === 'bpmn:Process')
  const executable = processes.filter((process) => flagOf(process, 'isExecutable', false))
  if (executable.length === 0) refuseInert(reader, processes)
  else for (const process of processes) if (!executable.includes(process)) hintInert(reader, process)
  // Where none is, all are looked at: whoever makes one executable should not meet its mistakes only then.
  return (executable.length > 0 ? executable : processes).map((process) => processFrom(reader, process))
}

function processFrom(reader: Reader, process: BpmnElement): ReadProcess {
  if (idOf(process) === null)
    refuseMissing(reader, process, 'id-missing', process.type, 'id', 'Give the process an id: it is started by it.')
  checkExtensions(reader, process, 'zeebe:VersionTag', 'zeebe:UserTaskForm')
  checkChildren(reader, process, ...canvasChildren)
  const tag = extensionOf(process, 'zeebe:VersionTag')
  const versionTag = settingOf(tag, 'value')
  if (tag && versionTag === null)
    refuseMissing(reader, process, 'version-tag', tag.type, 'value', 'Enter a version tag, or delete it.')
  if (tag && versionTag !== null && versionTag.length > nameCharsMax)
    reader.report.refuse(
      tag,
      'too-long',
      `The version tag has ${versionTag.length.toLocaleString('en')} characters`,
      `Choose one of at most ${nameCharsMax} characters.`,
    )
  const graph = { ...drawnFrom(reader, process), ...canvasFrom(reader, process) }
  return { graph, isTooMuch: !isWithinBounds(reader, process, graph), versionTag, element: process }
}

/** Processes, what they refer to, and what explains them. */
const known: ReadonlySet<string> = new Set(
  [
    ['Process', 'Message', 'Signal', 'Error', 'Escalation'],
    ['Collaboration', 'Category', 'ItemDefinition', 'DataStore', 'Interface', 'Resource'],
    ['EndPoint', 'PartnerEntity', 'PartnerRole', 'CorrelationProperty'],
  ].flatMap((names) => names.map((name) => `bpmn:${name}`)),
)

function checkRoot(reader: Reader, root: BpmnElement): void {
  if (known.has(root.type)) {
    if (referredTo.has(root.type)) checkExtensions(reader, root, 'zeebe:Subscription')
    return
  }
  const remedy = 'Draw a process; a choreography or a task outside of a process is not executed.'
  reader.report.refuse(root, 'element-type', `Element of type <${root.type}> not allowed`, remedy)
}

const referredTo: ReadonlySet<string> = new Set(['bpmn:Message', 'bpmn:Signal', 'bpmn:Error', 'bpmn:Escalation'])

function refuseInert({ report, document }: Reader, processes: readonly BpmnElement[]): void {
  for (const process of processes)
    report.refuse(
      process,
      'executable-process',
      'Property <isExecutable> must have value of <true>',
      'Mark the process as executable.',
    )
  if (processes.length === 0)
    report.refuse(document.root, 'executable-process', 'The file contains no process', 'Draw a process.')
}

function hintInert({ report }: Reader, process: BpmnElement): void {
  const reason = 'The process is not executable, so it is not deployed with the others'
  report.hint(process, 'not-executable', reason, 'Mark it as executable if it should be.')
}
