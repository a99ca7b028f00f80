// What a step is for the engine: which job, given what, and what becomes of its answer.

import { connectionHeader, taskTypeOf } from '../catalog/index.ts'
import type { ActionStep, ApprovalStep, Step, StopStep } from './draft.ts'
import { expressionOf, textLiteral } from './expression.ts'
import { inputsOf } from './outputs.ts'
import { isEmpty } from './value.ts'
import { element } from './xml.ts'

/** A job asks for a decision and ends with the variable `approval`. */
export const askTaskType = 'countersign:approvals:ask'

/** The variables by which a run says how it ended. */
export const endVariables = { as: 'endedAs', message: 'endedWith' } as const

/** What an approval has room for. */
const approvalTextMax = { title: 200, message: 4_000 } as const

const cutTo = (charsMax: number, expression: string): string => `substring(string(${expression}), 1, ${charsMax})`

/** A failure of the other side's passes within minutes, or takes somebody to look at it. */
const retries = 5

export function extensionsOf(step: Exclude<Step, { kind: 'branch' }>): string {
  switch (step.kind) {
    case 'action':
      return actionTask(step)
    case 'approval':
      return approvalTask(step)
    case 'stop':
      return stopEvent(step)
  }
}

const extensions = (...content: readonly string[]): string => element('bpmn:extensionElements', {}, ...content)
const mapping = (...content: readonly string[]): string => element('zeebe:ioMapping', {}, ...content)
const input = (target: string, expression: string): string =>
  element('zeebe:input', { source: `=${expression}`, target })
const output = (target: string, expression: string): string =>
  element('zeebe:output', { source: `=${expression}`, target })

/** What is left empty the action is not given. */
function actionTask(step: ActionStep): string {
  const given = inputsOf(step).flatMap(({ name, type }) => {
    const value = step.inputs[name] ?? []
    return isEmpty(value) ? [] : [input(name, expressionOf(value, type))]
  })
  const header = (key: string, value: string): string => element('zeebe:header', { key, value })
  return extensions(
    element('zeebe:taskDefinition', { type: taskTypeOf(step.connector, step.action), retries }),
    mapping(...given),
    element(
      'zeebe:taskHeaders',
      {},
      header(connectionHeader, step.connectionId ?? ''),
      header('resultExpression', `={${step.id}: response}`),
    ),
  )
}

function approvalTask({ id, storeId, title, message, approvers, acceleration }: ApprovalStep): string {
  const people = approvers.map(
    (one) => `{id: ${textLiteral(one.id)}, kind: "${one.kind}", name: ${textLiteral(one.name.slice(0, 100))}}`,
  )
  return extensions(
    element('zeebe:taskDefinition', { type: askTaskType, retries }),
    mapping(
      input('storeId', textLiteral(storeId ?? '')),
      input('title', cutTo(approvalTextMax.title, expressionOf(title, 'text'))),
      input('message', cutTo(approvalTextMax.message, expressionOf(message, 'text'))),
      input('approvers', `[{kind: "people", people: [${people.join(', ')}]}]`),
      input('acceleration', `${acceleration}`),
      output(id, 'approval'),
    ),
  )
}

const stopEvent = ({ as, name, message }: StopStep): string =>
  extensions(
    mapping(
      output(endVariables.as, textLiteral(as)),
      output(endVariables.message, isEmpty(message) ? textLiteral(name) : expressionOf(message, 'text')),
    ),
  )

/** The run has done what it should: asked, and heeded the answer. */
export const notApproved = (id: string, name: string): string =>
  extensions(
    mapping(
      output(endVariables.as, textLiteral('done')),
      output(endVariables.message, `${textLiteral(`Not approved: ${name} (`)} + string(${id}.outcome) + ")"`),
    ),
  )
