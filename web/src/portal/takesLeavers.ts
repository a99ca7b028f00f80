import type { StoredObject } from '@countersign/core/api'
import { securityTypeOf } from '@countersign/core/directory'

/** Of a private group its owners say who is in it; of one that follows a rule or is kept elsewhere, nobody here. Pure. */
export const takesLeavers = ({ attributes, fixed }: Pick<StoredObject, 'attributes' | 'fixed'>): boolean =>
  fixed === null && securityTypeOf(attributes.securityType) !== 'private'
