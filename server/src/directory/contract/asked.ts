// Changes as they are asked of a store.

import type { Change, ChangeValues } from '@countersign/core/changes'
import type { Reference } from '@countersign/core/directory'

export type Named = Pick<Reference, 'id' | 'kind' | 'name'>

export const named = ({ id, kind, name }: Named): Reference => ({ id, kind, name })

type ValuesKind = Extract<Change, { old: ChangeValues; target: Reference; member: null }>['kind']

export const valuesOf = (kind: ValuesKind, target: Named, old: ChangeValues, after: ChangeValues): Change =>
  ({ kind, target: named(target), member: null, old, new: after }) as Change

export const membership = (
  kind: Extract<Change, { member: Reference }>['kind'],
  group: Named,
  member: Named,
): Change => ({
  ...{ kind, target: named(group), member: named(member), old: {}, new: {} },
})
