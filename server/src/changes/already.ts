import { type Change, putsIn } from '@countersign/core/changes'
import type { Directory } from '../directory/index.ts'
import { type Refused, refused } from '../http/index.ts'

/** Nobody is asked to approve, and nothing is reported as done, that is like that already. */
export async function alreadySo(directory: Directory, change: Change): Promise<Refused | undefined> {
  if (change.member === null) return undefined
  const { kind, target, member } = change
  const isMember = await directory.isMember(target.id, member.id)
  if (isMember !== putsIn(kind)) return undefined
  const detail = isMember
    ? `${member.name} is a member of “${target.name}” already.`
    : `${member.name} is no member of “${target.name}”.`
  return refused('conflict', { detail: `${detail} Nothing was changed, and nobody was asked.` })
}
