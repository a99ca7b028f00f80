import { type Change, changeKinds, subjectOf, titleOf, valueInWords } from '@countersign/core/changes'
import type { Schema } from '@countersign/core/directory'
import type { About } from '../approvals/index.ts'

/** “Join group: Lab Access” */
export const titleOfChange = (change: Change): string => `${changeKinds[change.kind].title}: ${subjectOf(change)}`

const changesMax = 50

/** What letters tell of a change. */
export function aboutChange(
  change: Change,
  { schema, store, workflow, requester, reason }: Omit<About, 'what' | 'changes' | 'subject'> & { schema: Schema },
): About {
  const { of } = changeKinds[change.kind]
  const names = [...new Set([...Object.keys(change.old), ...Object.keys(change.new)])].slice(0, changesMax)
  const rows = names.map((name) => ({
    title: titleOf(schema, of, name),
    old: valueInWords(schema, of, name, change.old[name]),
    new: valueInWords(schema, of, name, change.new[name]),
  }))
  const member = change.member ? [{ title: 'Member', old: '', new: change.member.name }] : []
  const what = titleOfChange(change)
  return { what, subject: subjectOf(change), store, workflow, requester, reason, changes: [...member, ...rows] }
}
