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
  return area === 'admin' ? (
    <Anchor to="/admin/requests/$id" params={{ id }}>
      {titleOf(request)}
    </Anchor>
  ) : (
    <Anchor to="/portal/requests/$id" params={{ id }} search={from === 'inbox' || from === 'all' ? { from } : {}}>
      {titleOf(request)}
    </Anchor>
  )
}
