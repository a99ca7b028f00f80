// Who may call the trigger of a flow, and whether it is one that is played.

import { isArray, isObject, type Json, type JsonObject, textOf } from '../expressions/index.ts'

export type TriggerAccess =
  /** Whoever knows the signed address, and nobody with a token. */
  | { mode: 'All' }
  /** People of the tenant, with a token and an address without a signature. */
  | { mode: 'Tenant' }
  /** Those alone, by address or object id: people and apps. */
  | { mode: 'User'; allowed: readonly string[] }

/** A definition that says nothing is of the time when there was nothing to say. An empty list means the whole tenant. */
export function triggerAccess(definition: JsonObject): TriggerAccess {
  const { triggerAuthenticationType: mode, triggerAllowedUsers: list } = triggerInputs(definition)
  if (mode === 'Tenant') return { mode }
  if (mode !== 'User') return { mode: 'All' }
  const allowed = (isArray(list) ? list.map(textOf) : textOf(list ?? null).split(/[;,]/))
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '')
  return allowed.length > 0 ? { mode, allowed } : { mode: 'Tenant' }
}

function triggerInputs(definition: JsonObject): JsonObject {
  const inputs = triggerOf(definition).inputs
  return isObject(inputs) ? inputs : {}
}

function triggerOf({ triggers }: JsonObject): JsonObject {
  const [trigger]: readonly Json[] = isObject(triggers) ? Object.values(triggers) : []
  return isObject(trigger) ? trigger : {}
}

/** What the sandbox cannot do with this trigger, as a sentence. */
export function unplayedTrigger(definition: JsonObject): string | undefined {
  const { type, kind, conditions, inputs } = triggerOf(definition)
  if (type !== 'Request' || (kind !== undefined && kind !== 'Http'))
    return `The sandbox does not play triggers of the type '${[type, kind].filter((one) => one !== undefined).join(', ')}'.`
  if (isArray(conditions) && conditions.length > 0) return 'The sandbox does not play the conditions of a trigger.'
  if (isObject(inputs) && inputs.relativePath !== undefined)
    return 'The sandbox does not play the relative path of a trigger.'
  return undefined
}
