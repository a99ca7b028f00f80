import type { Change, Conflict } from '@countersign/core/changes'
import type { DirectoryRefusal } from './directory.ts'

export const conflict = (conflicts: Conflict[]): DirectoryRefusal => ({
  code: 'conflict',
  sentence: 'It was changed in the meantime: what this change was to replace is no longer there. Nothing was written.',
  conflicts,
})

export const notThere = ({ target }: Pick<Change, 'target'>): DirectoryRefusal => ({
  code: 'not-there',
  sentence: `${target?.name ?? 'It'} is not in this identity store any more.`,
})

const words: Record<string, string> = { userPrincipalName: 'user name', mailNickname: 'mail nickname' }

export const nameTaken = (attribute: string, change: Pick<Change, 'new'>): DirectoryRefusal => {
  const value = change.new[attribute]
  return {
    code: 'name-taken',
    sentence: `The ${words[attribute] ?? attribute} ${typeof value === 'string' ? value : ''} is taken. Choose another.`,
  }
}
