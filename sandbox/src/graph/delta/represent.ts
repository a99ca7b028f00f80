// How a change is told: the object as it is, its links as additions and removals, what is gone by its id alone.

import type { DirectoryObject, LinkChange, LinkName, ObjectChange, View } from '../../directory/index.ts'
import type { Body } from '../answer.ts'
import { present } from '../query/index.ts'
import { byKind, profileProperties } from '../resources/index.ts'

export type Tracked = {
  /** Properties the client wants to hear of; all defaults, if it did not say. */
  select: readonly string[]
  /** The relation that is tracked with them: members of groups, the manager of users. */
  relation: { name: 'members' | 'manager'; link: LinkName } | undefined
}

/** What was never set is not mentioned; what was taken away is null. */
function whole(select: readonly string[], object: DirectoryObject, before?: DirectoryObject): Record<string, unknown> {
  const set = select.filter((name) => name in object.properties || (before !== undefined && name in before.properties))
  return { ...present(object, set, { tagged: false, sight: 'all' }), id: object.id }
}

const tagged = ({ id, kind }: LinkChange['target']) => ({ '@odata.type': `#microsoft.graph.${byKind[kind].name}`, id })

/** Somebody the client has not heard of. */
export function asNew(view: View, object: DirectoryObject, { select, relation }: Tracked): Body {
  const targets = relation ? view.targets(object.id, relation.link) : []
  return {
    ...whole(select, object),
    ...(relation && targets.length > 0 ? { [`${relation.name}@delta`]: targets.map(tagged) } : {}),
  }
}

/** What there is to tell of a change, if anything of it is tracked. `isMinimal`: no more than what changed. */
export function asChange(view: View, change: ObjectChange, tracked: Tracked, isMinimal: boolean): Body | undefined {
  const { before, after } = change
  if (after.state !== 'live')
    return before && before.state === 'live'
      ? { id: after.id, '@removed': { reason: after.state === 'deleted' ? 'changed' : 'deleted' } }
      : undefined
  if (before?.state !== 'live') return asNew(view, after, tracked)
  const { select, relation } = tracked
  const changed = select.filter((name) => !profileProperties.has(name) && isChanged(before, after, name))
  const links = change.links.filter(({ name }) => name === relation?.link)
  if (changed.length === 0 && links.length === 0) return undefined
  return {
    ...whole(isMinimal ? changed : select, after, before),
    ...(relation && links.length > 0 ? { [`${relation.name}@delta`]: links.map(asLinkChange) } : {}),
  }
}

const isChanged = (before: DirectoryObject, after: DirectoryObject, name: string): boolean =>
  JSON.stringify(before.properties[name] ?? null) !== JSON.stringify(after.properties[name] ?? null)

const asLinkChange = ({ target, isThere }: LinkChange) => ({
  ...tagged(target),
  ...(isThere ? {} : { '@removed': { reason: 'deleted' } }),
})
