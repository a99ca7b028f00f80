// A definition as the interpreter reads it: actions in bodies, and where each of them stands.

import type { Json, JsonObject } from '../expressions/index.ts'

/** What an action may wait for of another. */
export const endStatuses = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] as const

export type EndStatus = (typeof endStatuses)[number]

export type Action = {
  readonly name: string
  /** As it is written; the interpreter does not know every one. */
  readonly type: string
  readonly runAfter: Readonly<Record<string, readonly EndStatus[]>>
  readonly inputs: Json
  readonly definition: JsonObject
  /** What a container holds, by branch: `actions`, `else`, `default`, or a case. */
  readonly bodies: Readonly<Record<string, Body>>
}

export type Body = readonly Action[]

export type Place = {
  readonly action: Action
  /** The container it stands in, and in which of its branches; none at the top. */
  readonly container: { readonly name: string; readonly branch: string } | undefined
  /** The loops around it, from the outside. */
  readonly loops: readonly string[]
}

export type Trigger = {
  readonly name: string
  readonly type: string
  readonly kind: string | undefined
  readonly inputs: JsonObject
  readonly definition: JsonObject
}

export type Workflow = {
  readonly trigger: Trigger
  readonly parameters: JsonObject
  readonly actions: Body
  readonly places: ReadonlyMap<string, Place>
}

export const loopTypes: readonly string[] = ['Foreach', 'Until']

export const isLoop = ({ type }: Action): boolean => loopTypes.includes(type)

export const bodyOf = (workflow: Workflow, container: Place['container']): Body =>
  container === undefined
    ? workflow.actions
    : (workflow.places.get(container.name)?.action.bodies[container.branch] ?? [])
