// The page of a request, in both areas.

import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '../../api/index.ts'
import { TextLink } from '../../parts/index.ts'
import { InRequestArea } from '../place.ts'
import { RequestView } from './RequestView.tsx'

const route = getRouteApi('/inside/portal/requests/$id')
const inboxRoute = getRouteApi('/inside/portal/requests/inbox/$id')
const allRoute = getRouteApi('/inside/portal/requests/all/$id')
const adminRoute = getRouteApi('/inside/admin/requests/$id')

export function RequestPage(): ReactNode {
  const { id } = route.useParams()
  return <RequestView key={id} id={id} back={<TextLink to="/portal/requests">My requests</TextLink>} />
}

export function InboxRequestPage(): ReactNode {
  const { id } = inboxRoute.useParams()
  const back = <TextLink to="/portal/requests/inbox">Request inbox</TextLink>
  return <RequestView key={id} id={id} back={back} goesOn />
}

export function OneOfAllPage(): ReactNode {
  const { id } = allRoute.useParams()
  return <RequestView key={id} id={id} back={<TextLink to="/portal/requests/all">All requests</TextLink>} />
}

/** The same, in the Admin Center. */
export function AdminRequestPage(): ReactNode {
  const { id } = adminRoute.useParams()
  const readsAll = useMay('requests.read-all')
  const back = readsAll ? (
    <TextLink to="/admin/requests">All requests</TextLink>
  ) : (
    <TextLink to="/portal/requests">My requests</TextLink>
  )
  return (
    <InRequestArea value="admin">
      <RequestView key={id} id={id} back={back} />
    </InRequestArea>
  )
}
