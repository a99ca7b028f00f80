// Whom a workflow would ask, as a trial says it. Pure.

import type { AnswerOf, tryWorkflows } from '@countersign/core/api'
import { approversInWords } from '@countersign/core/workflows'
import { listed } from '../../../parts/amounts.ts'
import { leftOutInWords } from '../../../requests/words.ts'

type Matched = NonNullable<AnswerOf<typeof tryWorkflows>['matched']>

/** “It asks Ada Lindqvist (the owners of the group).” */
export function askedInWords(matched: Matched): string {
  const { leftOut } = matched
  const asked = whoIsAsked(matched)
  return leftOut.length > 0 ? `${asked} ${leftOutInWords(leftOut, 'before')}.` : asked
}

function whoIsAsked({ approvers, askedOf, askedOfCount, queue }: Matched): string {
  const names = askedOf.map(({ name }) => name)
  const people = [...names, ...(askedOfCount > names.length ? [`${askedOfCount - names.length} others`] : [])]
  const rules = approversInWords(approvers)
  switch (queue) {
    case 'approvers':
      return `It asks ${listed(people)}${rules === listed(people) ? '' : ` (${rules})`}.`
    case 'default-approver':
      return `${nobody(rules)}, so the default approver is: ${listed(people)}.`
    case 'administrators':
      return `${nobody(rules)}, nor is there a default approver: it waits for whoever may decide all requests.`
  }
}

const nobody = (rules: string): string => (rules === '' ? 'It names nobody' : `There is nobody to ask (${rules})`)
