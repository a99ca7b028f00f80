// What the cloud looks at when a flow is saved: that every expression can be read, and names only what it can see.

import {
  type Expression,
  ExpressionFault,
  isArray,
  isObject,
  type Json,
  parseTemplate,
  partsOf,
} from '../expressions/index.ts'
import { DefinitionFault, invalidTemplate } from './definitionFault.ts'
import { milliseconds } from './durations.ts'
import { bodyOf, type Place, type Workflow } from './workflow.ts'

/** Throws a DefinitionFault. */
export function checkWorkflow(workflow: Workflow): void {
  const variables = initializedVariables(workflow)
  for (const place of workflow.places.values()) {
    checkPlacement(place)
    checkTimeout(place)
    const seen = actionsSeen(workflow, place)
    for (const expression of expressionsOf(place))
      for (const part of partsOf(expression)) checkReference(workflow, place, part, seen, variables)
  }
}

function initializedVariables({ places }: Workflow): ReadonlySet<string> {
  const all = [...places.values()].filter(({ action }) => action.type === 'InitializeVariable')
  const names = all.flatMap(({ action: { inputs } }) =>
    isObject(inputs) && isArray(inputs.variables)
      ? inputs.variables.flatMap((one) => (isObject(one) && typeof one.name === 'string' ? [one.name] : []))
      : [],
  )
  const twice = names.find((name, place) => names.indexOf(name) !== place)
  if (twice !== undefined)
    throw new DefinitionFault('InvalidVariableInitialization', `The variable '${twice}' is initialized more than once.`)
  return new Set(names)
}

function checkPlacement({ action: { name, type }, container, loops }: Place): void {
  if (type === 'InitializeVariable' && container)
    throw new DefinitionFault(
      'InvalidVariableInitialization',
      `The variable action '${name}' of type 'InitializeVariable' cannot be nested in the action '${container.name}'.`,
    )
  if (type === 'Response' && loops.length > 0)
    throw invalidTemplate(`The action '${name}' of type 'Response' cannot be nested in the loop '${loops.at(-1)}'`)
}

function checkTimeout({ action: { name, definition } }: Place): void {
  const timeout = isObject(definition.limit) ? definition.limit.timeout : undefined
  if (timeout !== undefined && (typeof timeout !== 'string' || milliseconds(timeout) === undefined))
    throw invalidTemplate(
      `The timeout '${String(timeout)}' of the template action '${name}' is not an ISO 8601 duration`,
    )
}

/** Its own texts, not those of the actions within it. */
function expressionsOf({ action: { name, definition } }: Place): Expression[] {
  const { actions, else: otherwise, cases, default: ordinary, ...own } = definition
  return [...textsIn(own)].flatMap((text) => {
    try {
      const template = parseTemplate(text)
      if (template.type === 'value') return [template.expression]
      if (template.type === 'text') return []
      return template.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.expression]))
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error
      throw invalidTemplate(`The template action '${name}' at line '1' and column '1' is not valid: "${error.message}"`)
    }
  })
}

function* textsIn(json: Json): Generator<string> {
  if (typeof json === 'string') yield json
  else if (isArray(json)) for (const value of json) yield* textsIn(value)
  else if (isObject(json))
    for (const [name, value] of Object.entries(json)) {
      yield name
      yield* textsIn(value)
    }
}

/**
 * What has ended whenever the action begins: all it runs after, directly or not, with what is in them, and the same of
 * every container around it. The condition of an Until also sees what is in the loop.
 */
function actionsSeen(workflow: Workflow, place: Place): ReadonlySet<string> {
  const seen = new Set<string>()
  if (place.action.type === 'Until') addInner(workflow, place.action.name, seen)
  for (let here: Place | undefined = place; here; here = containerOf(workflow, here)) addEarlier(workflow, here, seen)
  return seen
}

const containerOf = ({ places }: Workflow, { container }: Place): Place | undefined =>
  container && places.get(container.name)

function addEarlier(workflow: Workflow, { action, container }: Place, seen: Set<string>): void {
  const body = bodyOf(workflow, container)
  const open = Object.keys(action.runAfter)
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    addInner(workflow, name, seen)
    open.push(...Object.keys(body.find((one) => one.name === name)?.runAfter ?? {}))
  }
}

/** What is in a Foreach has run many times, or never, and is not seen from outside. */
function addInner(workflow: Workflow, name: string, seen: Set<string>): void {
  const action = workflow.places.get(name)?.action
  if (!action || action.type === 'Foreach') return
  for (const child of Object.values(action.bodies).flat()) {
    seen.add(child.name)
    addInner(workflow, child.name, seen)
  }
}

const ofActions = ['outputs', 'body', 'actions', 'result']

function checkReference(
  workflow: Workflow,
  place: Place,
  part: Expression,
  seen: ReadonlySet<string>,
  variables: ReadonlySet<string>,
): void {
  if (part.type !== 'call') return
  const [argument] = part.args
  if (argument?.type !== 'literal' || typeof argument.value !== 'string') return
  const { value } = argument
  const { name, type } = place.action
  if (ofActions.includes(part.name)) checkAction(workflow, name, value, seen)
  if (part.name === 'items' && !isAround(workflow, place, value, 'Foreach')) throw notAround(name, value)
  if (part.name === 'iterationIndexes' && !isAround(workflow, place, value, 'Until')) throw notAround(name, value)
  if (part.name === 'variables' && !variables.has(value))
    throw new DefinitionFault(
      'InvalidVariableOperation',
      `The inputs of workflow run action '${name}' of type '${type}' are not valid. The variable '${value}' must be initialized before it can be used inside action '${name}'.`,
    )
}

function checkAction({ places }: Workflow, name: string, other: string, seen: ReadonlySet<string>): void {
  if (!places.has(other))
    throw invalidTemplate(
      `The action(s) '${other}' referenced by 'inputs' in action '${name}' are not defined in the template.`,
    )
  if (!seen.has(other))
    throw invalidTemplate(
      `The inputs of template action '${name}' at line '1' and column '1' is invalid. Action '${other}' must either be in 'runAfter' path, or be a Trigger`,
    )
}

const isAround = ({ places }: Workflow, { action, loops }: Place, loop: string, type: string): boolean =>
  places.get(loop)?.action.type === type && (loops.includes(loop) || (type === 'Until' && action.name === loop))

const notAround = (name: string, loop: string): DefinitionFault =>
  invalidTemplate(
    `The repetition action(s) '${loop}' referenced by 'inputs' in action '${name}' are not defined in the template.`,
  )
