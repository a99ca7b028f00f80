// The page of a request, in both areas.

import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '../../api/index.ts'
import { TextLink } from '../../parts/index.ts'
import { InRequestArea } from '../place.ts'
import { RequestView } from './RequestView.tsx'

const route = getRouteApi('/inside/portal/requests/$id')
const adminRoute = getRouteApi('/inside/admin/requests/$id')

export function RequestPage(): ReactNode {
  const { id } = route.useParams()
  const { from } = route.useSearch()
  return <RequestView key={id} id={id} back={backs[from ?? 'mine']} goesOn={from === 'inbox'} />
}

/** The same, in the Admin Center. */
export function AdminRequestPage(): ReactNode {
  const { id } = adminRoute.useParams()
  const readsAll = useMay('requests.read-all')
  const back = readsAll ? <TextLink to="/admin/requests">All requests</TextLink> : backs.mine
  return (
    <InRequestArea value="admin">
      <RequestView key={id} id={id} back={back} />
    </InRequestArea>
  )
}

const backs = {
  mine: <TextLink to="/portal/requests">My requests</TextLink>,
  inbox: <TextLink to="/portal/requests/inbox">Request inbox</TextLink>,
  all: <TextLink to="/portal/requests/all">All requests</TextLink>,
}
