// What would become of a change, in a sentence. Pure.

import type { AnswerOf, previewChange } from '@countersign/core/api'
import { leftOutInWords, peopleInWords } from '../requests/words.ts'

type Preview = AnswerOf<typeof previewChange>

/** “Asks Ada Lindqvist by the workflow Create User.” */
export function previewInWords(preview: Preview): string {
  switch (preview.outcome) {
    case 'at-once':
      return 'Applies at once: nobody has to approve it.'
    case 'refused':
      return preview.sentence
    case 'asks':
      return `Asks ${askedOf(preview)} by the workflow “${preview.workflow.name}”. ${leftOutOf(preview)}Nothing changes until it is approved.`
  }
}

type Asks = Extract<Preview, { outcome: 'asks' }>

const leftOutOf = ({ leftOut }: Asks): string => (leftOut.length > 0 ? `${leftOutInWords(leftOut, 'before')}. ` : '')

function askedOf({ askedOf: people, askedOfCount, queue }: Asks): string {
  if (queue === 'administrators' || people.length === 0) return 'an administrator'
  const words = peopleInWords(people, askedOfCount, 'or')
  return queue === 'default-approver' ? `${words} (the default approver)` : words
}
