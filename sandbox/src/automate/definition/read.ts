// JSON to workflow: names, types, bodies, who runs after whom. What the expressions say is looked at in check.ts.

import { isObject, type Json, type JsonObject } from '../expressions/index.ts'
import { DefinitionFault, invalidTemplate } from './definitionFault.ts'
import {
  type Action,
  type Body,
  type EndStatus,
  endStatuses,
  isLoop,
  type Place,
  type Trigger,
  type Workflow,
} from './workflow.ts'

/** Microsoft's limits. */
const actionsMax = 500
const depthMax = 8
const nameLengthMax = 80

/** Throws a DefinitionFault. */
export function readWorkflow(definition: Json): Workflow {
  if (!isObject(definition)) throw invalidTemplate('The template is not an object')
  const places = new Map<string, Place>()
  const actions = readBody(definition.actions ?? {}, [], (place) => addPlace(places, place))
  if (places.size > actionsMax)
    throw invalidTemplate(`The number of actions '${places.size}' exceeds the maximum of '${actionsMax}'`)
  return {
    trigger: readTrigger(definition.triggers),
    parameters: readParameters(definition.parameters),
    actions,
    places,
  }
}

function readTrigger(triggers: Json | undefined): Trigger {
  const entries = isObject(triggers) ? Object.entries(triggers) : []
  const [name, definition] = entries[0] ?? []
  if (entries.length !== 1 || name === undefined || !isObject(definition))
    throw invalidTemplate(`The template should have exactly one trigger, and has '${entries.length}'`)
  const { type, kind, inputs } = definition
  if (typeof type !== 'string') throw invalidTemplate(`The template trigger '${name}' has no type`)
  return {
    name,
    type,
    kind: typeof kind === 'string' ? kind : undefined,
    inputs: isObject(inputs) ? inputs : {},
    definition,
  }
}

/** Their default values: a cloud flow is given no others. */
function readParameters(parameters: Json | undefined): JsonObject {
  if (!isObject(parameters)) return {}
  const values = Object.entries(parameters).map(([name, parameter]) => [
    name,
    isObject(parameter) ? (parameter.defaultValue ?? null) : null,
  ])
  return Object.fromEntries(values)
}

type Around = readonly { name: string; branch: string; isLoop: boolean }[]

type Found = (place: Place) => void

function addPlace(places: Map<string, Place>, place: Place): void {
  const { name } = place.action
  if (places.has(name)) throw invalidTemplate(`The action name '${name}' is used more than once in the template`)
  places.set(name, place)
}

function readBody(json: Json, around: Around, found: Found): Body {
  if (!isObject(json)) throw invalidTemplate('The actions of the template are not an object')
  if (around.length > depthMax)
    throw invalidTemplate(`The nesting of actions exceeds the maximum depth of '${depthMax}'`)
  const body = Object.entries(json).map(([name, definition]) => readAction(name, definition, around, found))
  for (const action of body) checkRunAfter(action, body)
  checkOrder(body)
  return body
}

function readAction(name: string, definition: Json, around: Around, found: Found): Action {
  if (name.length > nameLengthMax || name === '' || /[<>%&\\?/]/.test(name))
    throw new DefinitionFault(
      'InvalidActionName',
      `The action name '${name}' is not valid: it has 1 to ${nameLengthMax} characters, and none of < > % & \\ ? /.`,
    )
  if (!isObject(definition) || typeof definition.type !== 'string')
    throw invalidTemplate(`The template action '${name}' has no type`)
  const { type } = definition
  const bodies: Record<string, Body> = {}
  const action: Action = {
    name,
    type,
    runAfter: readRunAfter(name, definition.runAfter),
    inputs: definition.inputs ?? null,
    definition,
    bodies,
  }
  found({
    action,
    container: around.at(-1) && { name: around.at(-1)?.name ?? '', branch: around.at(-1)?.branch ?? '' },
    loops: around.filter((one) => one.isLoop).map((one) => one.name),
  })
  for (const [branch, json] of branchesOf(action))
    bodies[branch] = readBody(json, [...around, { name, branch, isLoop: isLoop(action) }], found)
  return action
}

function branchesOf({ name, type, definition }: Action): [string, Json][] {
  const actions = definition.actions ?? {}
  const actionsIn = (json: Json | undefined): Json => (isObject(json) ? (json.actions ?? {}) : {})
  switch (type) {
    case 'Scope':
    case 'Foreach':
    case 'Until':
      return [['actions', actions]]
    case 'If':
      return [
        ['actions', actions],
        ['else', actionsIn(definition.else)],
      ]
    case 'Switch': {
      const cases = isObject(definition.cases) ? Object.entries(definition.cases) : []
      if (cases.some(([branch]) => branch === 'default'))
        throw invalidTemplate(`The template action '${name}' has a case called 'default'`)
      return [
        ...cases.map(([branch, one]): [string, Json] => [branch, actionsIn(one)]),
        ['default', actionsIn(definition.default)],
      ]
    }
    default:
      return []
  }
}

function readRunAfter(name: string, json: Json | undefined): Action['runAfter'] {
  const entries = Object.entries(isObject(json) ? json : {}).map(([other, statuses]) => {
    const wanted = Array.isArray(statuses) ? (statuses as readonly Json[]) : []
    const known = wanted.flatMap(
      (status) => endStatuses.find((one) => one.toLowerCase() === String(status).toLowerCase()) ?? [],
    )
    if (known.length === 0 || known.length !== wanted.length)
      throw invalidTemplate(`The 'runAfter' of action '${name}' does not say which end of '${other}' it waits for`)
    return [other, known] satisfies [string, EndStatus[]]
  })
  return Object.fromEntries(entries)
}

function checkRunAfter({ name, runAfter }: Action, body: Body): void {
  const missing = Object.keys(runAfter).filter((other) => !body.some((one) => one.name === other))
  if (missing.length > 0)
    throw invalidTemplate(
      `The action(s) '${missing.join(', ')}' referenced by 'runAfter' in action '${name}' are not defined in the template`,
    )
}

/** Who runs after whom leads nowhere in a circle. */
function checkOrder(body: Body): void {
  const open = new Set(body)
  for (;;) {
    const free = [...open].filter(({ runAfter }) => ![...open].some(({ name }) => name in runAfter))
    if (free.length === 0) break
    for (const action of free) open.delete(action)
  }
  if (open.size > 0)
    throw invalidTemplate(
      `The actions '${[...open].map(({ name }) => name).join(', ')}' run after each other in a circle`,
    )
}
