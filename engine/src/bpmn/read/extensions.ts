// Which of Zeebe's extension elements an element may have. Any other is refused: what it asks for would not be done.

import { type BpmnElement, childOf } from '../element.ts'
import type { ProblemCode } from '../problem.ts'
import type { Reader } from './reader.ts'

export function checkExtensions(reader: Reader, element: BpmnElement, ...allowed: readonly string[]): void {
  for (const { type, at } of childOf(element, 'extensionElements')?.children ?? []) {
    if (type === 'zeebe:Properties' || allowed.includes(type)) continue
    const { code, remedy } = refusals[type] ?? otherwise
    reader.report.refuse({ ...element, at }, code, `Extension element of type <${type}> not allowed`, remedy)
  }
}

type Refusal = { readonly code: ProblemCode; readonly remedy: string }

const otherwise: Refusal = {
  code: 'extension-element',
  remedy: 'Delete it, or move it to an element that can have it.',
}

const listeners = 'Put a service task before or after the element.'

const refusals: { readonly [type: string]: Refusal } = {
  'zeebe:ExecutionListeners': { code: 'no-execution-listeners', remedy: listeners },
  'zeebe:TaskListeners': { code: 'no-task-listeners', remedy: listeners },
  'zeebe:JobPriorityDefinition': {
    code: 'no-job-priority-definition',
    remedy: 'Delete the priority: jobs are done in the order in which they come up.',
  },
  'zeebe:CalledDecision': {
    code: 'implementation',
    remedy: 'Decide in a script task with a FEEL expression, or let a worker decide (task definition).',
  },
  'zeebe:Script': { code: 'implementation', remedy: 'Make it a script task, or delete the script.' },
  'zeebe:TaskDefinition': { code: 'implementation', remedy: 'Make it a service task, or delete the task definition.' },
  'zeebe:LinkedResources': {
    code: 'extension-element',
    remedy: 'Start the robot’s desktop flow by a service task of the Power Automate connector.',
  },
}
