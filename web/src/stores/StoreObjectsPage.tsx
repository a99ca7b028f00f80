import type { ObjectKind } from '@countersign/core/directory'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { NewObjectButton } from '../directory/NewObjectButton.tsx'
import { ObjectSearch } from '../directory/ObjectSearch.tsx'
import { StoreFrame } from './StoreFrame.tsx'

const users = getRouteApi('/inside/admin/stores/$storeId')
const groups = getRouteApi('/inside/admin/stores/$storeId/groups')

export const StoreUsersPage = (): ReactNode => <Objects kind="user" route={users} />
export const StoreGroupsPage = (): ReactNode => <Objects kind="group" route={groups} />

/** The users, or the groups, of one identity store. */
function Objects({ kind, route }: { kind: ObjectKind; route: typeof users | typeof groups }): ReactNode {
  const { storeId } = route.useParams()
  const { search } = route.useSearch()
  const navigate = route.useNavigate()
  const searchFor = useCallback(
    (words: string) => void navigate({ search: { search: words || undefined }, replace: true, resetScroll: false }),
    [navigate],
  )
  return (
    <StoreFrame storeId={storeId} actions={<NewObjectButton kind={kind} />}>
      {() => <ObjectSearch kind={kind} search={search ?? ''} onSearch={searchFor} />}
    </StoreFrame>
  )
}
