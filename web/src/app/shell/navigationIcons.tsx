import {
  ClipboardTask20Filled,
  ClipboardTask20Regular,
  Code20Filled,
  Code20Regular,
  DocumentBulletListClock20Filled,
  DocumentBulletListClock20Regular,
  DrawShape20Filled,
  DrawShape20Regular,
  Flowchart20Filled,
  Flowchart20Regular,
  Home20Filled,
  Home20Regular,
  Key20Filled,
  Key20Regular,
  LockClosed20Filled,
  LockClosed20Regular,
  Organization20Filled,
  Organization20Regular,
  People20Filled,
  People20Regular,
  PeopleSearch20Filled,
  PeopleSearch20Regular,
  PeopleTeam20Filled,
  PeopleTeam20Regular,
  Person20Filled,
  Person20Regular,
  PlayCircle20Filled,
  PlayCircle20Regular,
  PlugConnected20Filled,
  PlugConnected20Regular,
  ShieldPerson20Filled,
  ShieldPerson20Regular,
  Warning20Filled,
  Warning20Regular,
} from '@fluentui/react-icons'
import type { ReactElement } from 'react'

const icons: Record<string, { away: ReactElement; here: ReactElement }> = {
  '/admin': { away: <Home20Regular />, here: <Home20Filled /> },
  '/admin/stores': { away: <Organization20Regular />, here: <Organization20Filled /> },
  '/admin/processes': { away: <Flowchart20Regular />, here: <Flowchart20Filled /> },
  '/admin/modeler': { away: <DrawShape20Regular />, here: <DrawShape20Filled /> },
  '/admin/instances': { away: <PlayCircle20Regular />, here: <PlayCircle20Filled /> },
  '/admin/incidents': { away: <Warning20Regular />, here: <Warning20Filled /> },
  '/admin/connections': { away: <PlugConnected20Regular />, here: <PlugConnected20Filled /> },
  '/admin/secrets': { away: <LockClosed20Regular />, here: <LockClosed20Filled /> },
  '/admin/accounts': { away: <People20Regular />, here: <People20Filled /> },
  '/admin/roles': { away: <ShieldPerson20Regular />, here: <ShieldPerson20Filled /> },
  '/admin/audit': { away: <DocumentBulletListClock20Regular />, here: <DocumentBulletListClock20Filled /> },
  '/admin/tokens': { away: <Key20Regular />, here: <Key20Filled /> },
  '/admin/api': { away: <Code20Regular />, here: <Code20Filled /> },
  '/portal': { away: <Home20Regular />, here: <Home20Filled /> },
  '/portal/tasks': { away: <ClipboardTask20Regular />, here: <ClipboardTask20Filled /> },
  '/portal/users': { away: <PeopleSearch20Regular />, here: <PeopleSearch20Filled /> },
  '/portal/groups': { away: <PeopleTeam20Regular />, here: <PeopleTeam20Filled /> },
  '/portal/account': { away: <Person20Regular />, here: <Person20Filled /> },
}

/** 20Filled where one is: the place is told by more than a colour. */
export const navigationIcons = (to: string, isHere: boolean): ReactElement => {
  const icon = icons[to] ?? { away: <Home20Regular />, here: <Home20Filled /> }
  return isHere ? icon.here : icon.away
}
