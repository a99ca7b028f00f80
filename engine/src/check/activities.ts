import type { FlowNode, Job, Loop, UserTask } from '../drawn/index.ts'
import { titleOf } from '../model.ts'
import type { Problem, ProblemCode } from './problem.ts'

/** What a task has to say before anybody can do it. */
export function activityProblems(node: FlowNode): readonly Problem[] {
  return [
    ...('taskType' in node ? jobProblems(node, node) : []),
    ...('event' in node && 'taskType' in node.event ? jobProblems(node, node.event) : []),
    ...('loop' in node && node.loop ? loopProblems(node, node.loop) : []),
    ...(node.type === 'userTask' ? userTaskProblems(node) : []),
    ...(node.type === 'scriptTask' && node.resultVariable.trim() === ''
      ? [problem('no-name', node, 'does not say which variable its result becomes', 'Enter a result variable.')]
      : []),
    ...(node.type === 'callActivity' && isBlank(node.processId)
      ? [problem('no-name', node, 'does not say which process it calls', 'Enter the id of a process.')]
      : []),
  ]
}

function jobProblems(node: FlowNode, { taskType, retries }: Job): readonly Problem[] {
  const problems: Problem[] = []
  if (isBlank(taskType))
    problems.push(
      problem(
        'no-task-type',
        node,
        'does not say what is to be done',
        'Choose an action, or enter the type of its job.',
      ),
    )
  if (typeof retries === 'number' && (!Number.isInteger(retries) || retries < 1))
    problems.push(
      problem(
        'bad-retries',
        node,
        `has ${retries} retries`,
        'Enter a whole number from 1 on; 1 means that it is tried once.',
      ),
    )
  return problems
}

function loopProblems(node: FlowNode, { inputElement, outputCollection, outputElement }: Loop): readonly Problem[] {
  const bad = (reason: string, remedy: string): Problem => problem('bad-loop', node, reason, remedy)
  const names = [inputElement, outputCollection].filter((name) => name !== null)
  return [
    ...((outputCollection === null) !== (outputElement === null)
      ? [
          bad(
            'collects outputs only half: it has only one of output collection and output element',
            'Enter both or neither.',
          ),
        ]
      : []),
    ...(names.some((name) => name.trim() === '')
      ? [bad('has a loop variable without a name', 'Enter its name, or leave the field away.')]
      : []),
  ]
}

function userTaskProblems(node: UserTask): readonly Problem[] {
  const { priority } = node
  if (typeof priority !== 'number' || (Number.isInteger(priority) && priority >= 0 && priority <= 100)) return []
  return [problem('bad-priority', node, `has the priority ${priority}`, 'Enter a whole number from 0 to 100.')]
}

const problem = (code: ProblemCode, node: FlowNode, reason: string, remedy: string): Problem => ({
  code,
  elementId: node.id,
  reason: `The element ${titleOf(node)} ${reason}`,
  remedy,
})

const isBlank = (written: Job['taskType']): boolean => typeof written === 'string' && written.trim() === ''
