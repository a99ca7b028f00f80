// Whether a token may. Nothing else in Graph looks at its permissions, but for what within an answer it may not see.

import type { Needs } from './call.ts'
import type { Caller } from './caller.ts'

export const holds = (caller: Caller, alternatives: readonly string[]): boolean =>
  alternatives.some((alternative) => isHeld(caller, alternative))

/** Two may be needed together. */
const isHeld = ({ permissions }: Caller, alternative: string): boolean =>
  permissions.has(alternative) || alternative.split('+').every((permission) => permissions.has(permission))

/** What lets the caller in; nothing, if nothing does. `subjectId`: whom the address is about, if it is about a user. */
export function grantedOf(
  caller: Caller,
  needs: Needs,
  isMe: boolean,
  subjectId: string | undefined,
): readonly string[] {
  const held = (alternatives: readonly string[]) => alternatives.filter((alternative) => isHeld(caller, alternative))
  if (caller.userId === undefined) return held(needs.application)
  if (isMe && needs.me) return held(needs.me)
  const isOwn = isMe || subjectId === caller.userId
  const own = needs.own ?? []
  return held(isOwn ? needs.delegated : needs.delegated.filter((permission) => !own.includes(permission)))
}
