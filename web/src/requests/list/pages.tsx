// The three lists, each at its own address.

import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { InRequestArea } from '../place.ts'
import type { RequestsSearch } from '../search.ts'
import { RequestList } from './RequestList.tsx'

const mine = getRouteApi('/inside/portal/requests')
const inbox = getRouteApi('/inside/portal/requests/inbox')
const all = getRouteApi('/inside/portal/requests/all')
const adminAll = getRouteApi('/inside/admin/requests')

export const MyRequestsPage = (): ReactNode => (
  <RequestList list="mine" search={mine.useSearch()} onLook={useLook(mine.useNavigate())} />
)

export const InboxPage = (): ReactNode => (
  <RequestList list="inbox" search={inbox.useSearch()} onLook={useLook(inbox.useNavigate())} />
)

export const AllRequestsPage = (): ReactNode => (
  <RequestList list="all" search={all.useSearch()} onLook={useLook(all.useNavigate())} />
)

/** The same, in the Admin Center. */
export const AdminRequestsPage = (): ReactNode => (
  <InRequestArea value="admin">
    <RequestList list="all" search={adminAll.useSearch()} onLook={useLook(adminAll.useNavigate())} />
  </InRequestArea>
)

type Navigate = (to: {
  search: (before: RequestsSearch) => RequestsSearch
  replace: boolean
  resetScroll: boolean
}) => unknown

/** Puts what is looked for into the address of the page. */
const useLook = (navigate: Navigate): ((changes: Partial<RequestsSearch>) => void) =>
  useCallback(
    (changes) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false }),
    [navigate],
  )
