import type { ChangeRecord } from '@countersign/core/api'
import { changeKinds } from '@countersign/core/changes'
import type { ReactNode } from 'react'
import { useMay } from '../api/index.ts'
import { InRequestArea } from '../requests/place.ts'
import { RequestLink } from '../requests/RequestLink.tsx'
import { usePlace } from './place.ts'
import { useDirectory } from './useProvider.ts'

/** What was asked about an object whose page one is on; a link to the request for those who surely may see it. */
export function ChangeTitle({ change }: { change: ChangeRecord }): ReactNode {
  const { area } = usePlace()
  const me = useDirectory()?.person
  const readsAll = useMay('requests.read-all')
  const { id, kind, member, requester, workflow } = change
  const isMine = me != null && requester.person?.id === me.id
  const subject = member?.name ?? ''
  if (workflow === null || !(readsAll || isMine))
    return subject ? `${changeKinds[kind].title}: ${subject}` : changeKinds[kind].title
  return (
    <InRequestArea value={area}>
      <RequestLink request={{ id, kind, subject }} />
    </InRequestArea>
  )
}
