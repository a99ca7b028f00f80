// How the link of a workflow stands, in a list: a word, and a sentence where somebody has to do something. Pure.

import type { ListedLink } from '@countersign/core/api'
import { healthLooks } from '../../powerAutomate/link/healthLooks.ts'

type Looks = { title: string; color: 'informative' | 'success' | 'warning' | 'danger'; sentence: string | null }

export function looksOf({ state, health }: Pick<ListedLink, 'state' | 'health'>): Looks {
  if (state === 'linked') {
    const needsSomebody = health.state === 'off' || health.state === 'trouble'
    return { ...healthLooks[health.state], sentence: needsSomebody ? health.sentence : null }
  }
  const wrong = health.state === 'trouble' ? `${health.sentence} ` : ''
  return { title: 'Not linked yet', color: 'informative', sentence: `${wrong}${next[state]}` }
}

/** Until it is linked its requests are asked here alone. */
const next = {
  'not-linked': 'Create the template under Power Automate Settings.',
  'template-made': 'Enter the request URL under Power Automate Settings.',
  'url-entered': 'Authenticate it under Power Automate Settings.',
} as const
