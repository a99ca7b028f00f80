import type { ChangeRecord } from '@countersign/core/api'
import { changeKinds } from '@countersign/core/changes'
import type { ReactNode } from 'react'
import { useMay } from '../api/index.ts'
import { InRequestArea } from '../requests/place.ts'
import { RequestLink } from '../requests/RequestLink.tsx'
import { usePlace } from './place.ts'
import { useDirectory } from './useProvider.ts'

type Props = {
  change: ChangeRecord
  /** Whose page one is on: it need not be named there. */
  objectId: string
}

/** What was asked about an object; a link to the request for those who surely may see it. */
export function ChangeTitle({ change, objectId }: Props): ReactNode {
  const { area } = usePlace()
  const me = useDirectory()?.person
  const readsAll = useMay('requests.read-all')
  const { id, kind, target, member, requester, workflow } = change
  const isMine = me != null && requester.person?.id === me.id
  const subject = member?.id === objectId ? (target?.name ?? '') : (member?.name ?? '')
  if (workflow === null || !(readsAll || isMine))
    return subject ? `${changeKinds[kind].title}: ${subject}` : changeKinds[kind].title
  return (
    <InRequestArea value={area}>
      <RequestLink request={{ id, kind, subject }} />
    </InRequestArea>
  )
}
