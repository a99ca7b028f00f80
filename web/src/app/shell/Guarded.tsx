import { Outlet, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { mayDo, useMe } from '../../api/index.ts'
import { type Area, isOpen, pageAt, rolesThatOpen } from '../areas.ts'
import { NoPermissionPage, rolesHolding } from '../failures/NoPermissionPage.tsx'

/** The page, if the roles of whoever looks reach it; else why not. The server would refuse its data anyway. */
export function Guarded({ area }: { area: Area }): ReactNode {
  const me = useMe()
  const page = pageAt(area, useLocation().pathname)
  const access = page?.access ?? 'signed-in'
  if (!isOpen(area, (access) => mayDo(me, access)))
    return <NoPermissionPage title={area.title} opensWith={rolesThatOpen(area)} />
  if (page && access !== 'anyone' && access !== 'signed-in' && !mayDo(me, access))
    return <NoPermissionPage title={`the page “${page.title}”`} permission={access} opensWith={rolesHolding(access)} />
  return <Outlet />
}
