import { type DirectoryObject, mayChange } from '../../directory/index.ts'
import type { Call } from '../call.ts'

/**
 * Whether the caller's person may change, or delete, this user or group; without one: may create such. An app that acts for
 * somebody is never allowed more than both; one that acts for itself is held by its permissions alone.
 */
export const mayWrite = ({ caller, premises }: Call, kind: 'user' | 'group', object?: DirectoryObject): boolean =>
  caller.userId === undefined || mayChange(premises.directory, caller.userId, kind, object)
