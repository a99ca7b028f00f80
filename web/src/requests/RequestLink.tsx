import type { RequestSummary } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { RowLink, TextLink } from '../parts/index.ts'
import { useRequestArea } from './place.ts'
import type { ListName } from './search.ts'
import { titleOf } from './words.ts'

type Props = {
  request: Pick<RequestSummary, 'id' | 'kind' | 'subject'>
  /** The whole row of a table leads there. */
  row?: boolean
  /** The list it stands in, which its page leads back to. */
  from?: ListName
}

/** To the page of a request, in the area one is in. */
export function RequestLink({ request, row = false, from }: Props): ReactNode {
  const area = useRequestArea()
  const { id } = request
  const Anchor = row ? RowLink : TextLink
  const to = area === 'admin' ? '/admin/requests/$id' : pages[from ?? 'mine']
  return (
    <Anchor to={to} params={{ id }}>
      {titleOf(request)}
    </Anchor>
  )
}

const pages = {
  mine: '/portal/requests/$id',
  inbox: '/portal/requests/inbox/$id',
  all: '/portal/requests/all/$id',
} as const satisfies Record<ListName, string>
