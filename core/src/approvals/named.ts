// Whom the rules of a workflow name for a change: owners, managers, people. Whether they can be asked comes after.

import { type Change, isReferences } from '../changes/index.ts'
import { type ObjectDetails, type Reference, related } from '../directory/index.ts'
import type { ApproverRule } from '../workflows/index.ts'
import type { HolderReason } from './approval.ts'

export type Named = { reference: Reference; reason: HolderReason }

export type Subject = {
  /** Null where it is no change that has to be approved. */
  change: Change | null
  target: ObjectDetails | null
}

/** Each once, by the first rule that names them. */
export function namedBy(rules: readonly ApproverRule[], subject: Subject): Named[] {
  const named = new Map<string, Named>()
  for (const rule of rules)
    for (const reference of referencesOf(rule, subject))
      if (!named.has(reference.id)) named.set(reference.id, { reference, reason: rule.kind })
  return [...named.values()]
}

function referencesOf(rule: ApproverRule, { change, target }: Subject): readonly Reference[] {
  switch (rule.kind) {
    case 'people':
      return rule.people
    case 'new-manager': {
      const given = change?.new.manager
      return isReferences(given) ? given : []
    }
    case 'owner':
      return target ? related(target, 'owners') : []
    case 'owners':
      return target ? [...related(target, 'owners'), ...related(target, 'additionalOwners')] : []
    case 'manager':
      return target ? related(target, 'manager') : []
    case 'managers':
      return target ? [...related(target, 'manager'), ...related(target, 'additionalManagers')] : []
  }
}
