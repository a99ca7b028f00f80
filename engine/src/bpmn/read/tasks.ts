// Tasks that are a job, a script or nothing; a person's task is in userTask.ts.

import type { FlowNode, ReceiveTask, ScriptJobTask, ScriptTask } from '../../drawn/index.ts'
import { type BpmnElement, extensionOf, settingOf } from '../element.ts'
import { activityFrom } from './activity.ts'
import { variableFrom } from './common.ts'
import { jobExtensions, jobFrom } from './job.ts'
import { messageFrom } from './messages.ts'
import { refuseMissing, refuseMissingExtension } from './missing.ts'
import type { Reader } from './reader.ts'
import { expressionFrom } from './written.ts'

/** The tasks of BPMN that a worker does, however they are drawn. */
export function jobTaskFrom<Type extends 'serviceTask' | 'sendTask' | 'businessRuleTask'>(
  reader: Reader,
  element: BpmnElement,
  type: Type,
) {
  return { type, ...activityFrom(reader, element, jobExtensions), ...jobFrom(reader, element) } as const
}

export function scriptTaskFrom(reader: Reader, element: BpmnElement): ScriptTask | ScriptJobTask {
  const activity = activityFrom(reader, element, ['zeebe:Script', ...jobExtensions])
  const script = extensionOf(element, 'zeebe:Script')
  const definition = extensionOf(element, 'zeebe:TaskDefinition')
  if ((script === undefined) === (definition === undefined)) {
    const remedy = 'Write the script as a FEEL expression, or enter the type of the job that runs it; not both.'
    refuseMissingExtension(reader, element, 'implementation', ['zeebe:Script', 'zeebe:TaskDefinition'], remedy)
  }
  if (definition) return { type: 'scriptJobTask', ...activity, ...jobFrom(reader, element) }
  return { type: 'scriptTask', ...activity, ...feelScriptFrom(reader, element, script) }
}

function feelScriptFrom(reader: Reader, element: BpmnElement, script: BpmnElement | undefined) {
  const expression = settingOf(script, 'expression')
  const resultVariable = settingOf(script, 'resultVariable')
  if (script && expression === null)
    refuseMissing(reader, element, 'implementation', script.type, 'expression', 'Write the script: =a + b')
  if (script && resultVariable === null)
    refuseMissing(reader, element, 'implementation', script.type, 'resultVariable', 'Name the variable for the result.')
  return {
    script: expression === null ? { feel: 'null' } : expressionFrom(reader, element, 'expression', expression),
    resultVariable: variableFrom(reader, element, resultVariable) ?? 'nowhere',
  }
}

export const receiveTaskFrom = (reader: Reader, element: BpmnElement): ReceiveTask => ({
  type: 'receiveTask',
  ...activityFrom(reader, element),
  event: messageFrom(reader, element, element, 'instance'),
})

export const plainTaskFrom = (
  reader: Reader,
  element: BpmnElement,
  type: 'manualTask' | 'undefinedTask',
): FlowNode => ({
  type,
  ...activityFrom(reader, element),
})
