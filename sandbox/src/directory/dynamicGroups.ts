// Dynamic groups: whom a rule includes is a member, and nobody else; nobody adds or removes anyone by hand.

import type { Writer } from './directory.ts'
import { type MembershipRule, parseMembershipRule } from './membershipRule/index.ts'
import { type DirectoryObject, text, texts } from './objects.ts'

export const isDynamic = (group: DirectoryObject): boolean => texts(group, 'groupTypes').includes('DynamicMembership')

/** Makes the members of every dynamic group those that its rule includes now. */
export function settleMembership({ view, link, unlink }: Writer): void {
  for (const group of view.all('group').filter(isDynamic)) {
    const rule = ruleOf(group)
    if (!rule) continue
    const included = new Set(view.all(rule.kind).filter((object) => rule.includes(object, view)))
    for (const member of view.targets(group.id, 'member'))
      if (!included.has(member)) unlink(group.id, 'member', member.id)
    for (const object of included) link(group.id, 'member', object.id)
  }
}

const parsed = new Map<string, MembershipRule | undefined>()
const parsedMax = 1_000 // rules are few and live long; this only keeps a test that invents them from filling memory

/** A rule whose processing is paused leaves the group as it is. */
function ruleOf(group: DirectoryObject): MembershipRule | undefined {
  const rule = text(group, 'membershipRule')
  if (rule === null || text(group, 'membershipRuleProcessingState') !== 'On') return undefined
  if (!parsed.has(rule)) {
    if (parsed.size >= parsedMax) parsed.clear()
    parsed.set(rule, parseMembershipRule(rule))
  }
  return parsed.get(rule)
}
