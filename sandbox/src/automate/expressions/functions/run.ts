import type { Scope } from '../scope.ts'
import { isObject, type Json, type JsonObject } from '../value.ts'
import { eager, type Functions, textAt } from './function.ts'

const outputsOf = (ran: JsonObject): Json => ran.outputs ?? null

/** What is not there is null: an action that was skipped has neither outputs nor a body. */
const bodyOf = (outputs: Json): Json => (isObject(outputs) ? (outputs.body ?? null) : null)

/** What an expression asks about the run it belongs to. */
export const runFunctions: Functions = {
  trigger: eager(0, 0, (_, scope) => scope.trigger()),
  triggerOutputs: eager(0, 0, (_, scope) => outputsOf(scope.trigger())),
  triggerBody: eager(0, 0, (_, scope) => bodyOf(outputsOf(scope.trigger()))),
  actions: eager(1, 1, (args, scope) => scope.action(textAt('actions', args, 0))),
  outputs: eager(1, 1, (args, scope) => outputsOf(scope.action(textAt('outputs', args, 0)))),
  body: eager(1, 1, (args, scope) => bodyOf(outputsOf(scope.action(textAt('body', args, 0))))),
  result: eager(1, 1, (args, scope) => scope.result(textAt('result', args, 0))),
  items: eager(1, 1, (args, scope) => scope.item(textAt('items', args, 0))),
  item: eager(0, 0, (_, scope) => scope.item(undefined)),
  iterationIndexes: eager(1, 1, (args, scope) => scope.iterationIndex(textAt('iterationIndexes', args, 0))),
  variables: eager(1, 1, (args, scope) => scope.variable(textAt('variables', args, 0))),
  parameters: eager(1, 1, (args, scope) => scope.parameter(textAt('parameters', args, 0))),
  workflow: eager(0, 0, (_, scope: Scope) => scope.workflow()),
}
