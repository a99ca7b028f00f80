import { listRequests } from '@countersign/core/api'
import { ArrowRightRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useAnswer } from '../../api/index.ts'
import { ButtonLink } from '../../parts/index.ts'
import { titleOf } from '../words.ts'

/** Who works off an inbox does not go back to the list after each request. */
export function NextInInbox(): ReactNode {
  const query = { list: 'inbox', state: 'pending', limit: 1 } as const
  const next = useAnswer(listRequests, { query }).data?.items[0]
  if (!next) return null
  return (
    <ButtonLink
      to="/portal/requests/inbox/$id"
      params={{ id: next.id }}
      icon={<ArrowRightRegular />}
      iconPosition="after"
    >
      {`Next: ${titleOf(next)}`}
    </ButtonLink>
  )
}
