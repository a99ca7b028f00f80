// What is wrong with one step where it stands.

import { connectorNamed } from '../catalog/index.ts'
import { checkValue, literalOf, typeOfValue } from './checkValue.ts'
import type { ActionStep, ApprovalStep, BranchStep, Condition, Step } from './draft.ts'
import type { Finding, FindingCode } from './finding.ts'
import { isNumeric, isUnary, operatorsFor, operatorWords } from './operators.ts'
import { actionOf, inputsOf, type Placed, type Source } from './outputs.ts'
import type { Input } from './shape.ts'
import { isEmpty, textOf, type Value } from './value.ts'
import type { World } from './world.ts'

type Found = Pick<Finding, 'field' | 'code' | 'sentence'> & Partial<Pick<Finding, 'weight'>>

const found = (code: FindingCode, sentence: string, field: string | null = null): Found => ({ code, sentence, field })

export const checkStep = ({ step, available }: Placed, world: World): Finding[] =>
  complaintsOf(step, available, world).map((one) => ({ at: step.id, weight: 'problem', ...one }))

function complaintsOf(step: Step, sources: readonly Source[], world: World): Found[] {
  switch (step.kind) {
    case 'action':
      return checkAction(step, sources, world)
    case 'approval':
      return checkApproval(step, sources, world)
    case 'branch':
      return checkBranch(step, sources)
    case 'stop':
      return checkInput('message', 'Message', step.message, sources)
  }
}

function checkAction(step: ActionStep, sources: readonly Source[], world: World): Found[] {
  const description = actionOf(step)
  if (!description) return [found('unknown-action', `There is no action “${step.action}” of “${step.connector}”.`)]
  const inputs = inputsOf(step)
  const unknown = Object.keys(step.inputs).filter((name) => !inputs.some((input) => input.name === name))
  return [
    ...checkConnection(step, description.title, world),
    ...inputs.flatMap((input) => checkActionInput(step, input, sources)),
    ...unknown.map((name) => found('unknown-input', `“${description.title}” takes no input “${name}”.`, name)),
  ]
}

function checkConnection({ name, connector, action, connectionId }: ActionStep, title: string, world: World): Found[] {
  const system = connectorNamed(connector)?.title ?? connector
  if (connectionId === null)
    return [found('no-connection', `“${name}” needs a connection to ${system}. Connect one.`, 'connectionId')]
  const connection = world.connections.find(({ id }) => id === connectionId)
  if (!connection)
    return [found('unknown-connection', `The connection of “${name}” was removed. Choose another.`, 'connectionId')]
  if (connection.connector !== connector)
    return [found('wrong-connection', `“${connection.name}” is no connection to ${system}.`, 'connectionId')]
  if (!connection.actions.includes(action))
    return [
      found(
        'connection-lacks-action',
        `The connection “${connection.name}” is not for “${title}” yet. Add the action, and sign in again.`,
        'connectionId',
      ),
    ]
  if (connection.health === 'connected') return []
  const words = connection.health === 'not-connected' ? 'is not signed in yet' : 'needs to be signed in again'
  const sentence = `The connection “${connection.name}” ${words}. Until then “${name}” can’t be done.`
  return [{ ...found('connection-not-working', sentence, 'connectionId'), weight: 'hint' }]
}

function checkActionInput(step: ActionStep, input: Input, sources: readonly Source[]): Found[] {
  const value = step.inputs[input.name] ?? []
  if (isEmpty(value))
    return input.required
      ? [found('no-input', `“${step.name}” needs ${input.title}: write it, or choose an output.`, input.name)]
      : []
  const wrong = checkInput(input.name, input.title, value, sources, input.type)
  return wrong.length > 0 ? wrong : checkLiteral(step, input, textOf(value))
}

/** What was written is tried on the action itself. */
function checkLiteral(step: ActionStep, { name, title, type }: Input, text: string | null): Found[] {
  const field = actionOf(step)?.input.shape[name]
  const tried = text === null || !field ? undefined : field.safeParse(literalOf(text, type))
  return !tried || tried.success ? [] : [found('bad-input', `${title}: what is written there does not fit.`, name)]
}

const checkInput = (
  field: string,
  title: string,
  value: Value,
  sources: readonly Source[],
  type: Input['type'] = 'text',
): Found[] => checkValue(value, type, sources).map(({ code, words }) => found(code, `${title} ${words}`, field))

function checkApproval(step: ApprovalStep, sources: readonly Source[], { stores }: World): Found[] {
  const { name, storeId, title, message, approvers } = step
  return [
    ...(storeId === null
      ? [found('no-store', `Choose the identity store whose people “${name}” asks.`, 'storeId')]
      : stores.some(({ id }) => id === storeId)
        ? []
        : [
            found('unknown-store', `The identity store of “${name}” is not there any more. Choose another.`, 'storeId'),
          ]),
    ...(approvers.length === 0 ? [found('no-approver', `Say whose approval “${name}” asks for.`, 'approvers')] : []),
    ...(isEmpty(title)
      ? [found('no-input', `“${name}” needs a title: what its approvers are asked.`, 'title')]
      : checkInput('title', 'Title', title, sources)),
    ...checkInput('message', 'Message', message, sources),
  ]
}

function checkBranch({ name, paths }: BranchStep, sources: readonly Source[]): Found[] {
  const names = paths.map((path) => path.name.toLowerCase())
  return paths.flatMap((path, index) => {
    const called = path.name || `path ${index + 1}`
    const { groups } = path.when
    const isEmptyPath = groups.length === 0 || groups.some(({ conditions }) => conditions.length === 0)
    return [
      ...(path.name === '' ? [found('no-name', `Give path ${index + 1} of “${name}” a name.`, path.id)] : []),
      ...(path.name !== '' && names.indexOf(path.name.toLowerCase()) < index
        ? [found('same-name', `Two paths of “${name}” are called “${path.name}”.`, path.id)]
        : []),
      ...(isEmptyPath ? [found('no-condition', `Say when “${called}” of “${name}” is taken.`, path.id)] : []),
      ...groups.flatMap(({ conditions }) =>
        conditions.flatMap((condition) => checkCondition(condition, called, sources, path.id)),
      ),
    ]
  })
}

function checkCondition({ left, operator, right }: Condition, path: string, sources: readonly Source[], field: string) {
  const about = `A condition of “${path}”`
  if (isEmpty(left)) return [found('no-condition', `${about} compares nothing. Choose an output.`, field)]
  const wrong = checkValue(left, 'any', sources)
  if (wrong.length > 0) return wrong.map(({ code, words }) => found(code, `${about} ${words}`, field))
  const type = typeOfValue(left, sources)
  if (!operatorsFor(type).includes(operator))
    return [found('wrong-type', `${about} asks whether ${wordsOf(type)} “${operatorWords[operator]}”.`, field)]
  if (isUnary(operator)) return []
  if (isEmpty(right)) return [found('no-condition', `${about} lacks what it compares with.`, field)]
  const wanted = type === 'number' || isNumeric(operator) ? 'number' : 'text'
  return checkValue(right, wanted, sources).map(({ code, words }) => found(code, `${about} ${words}`, field))
}

const wordsOf = (type: string): string => (type === 'any' || type === 'object' ? `an ${type}` : `a ${type}`)
