import {
  CodeFilled,
  CodeRegular,
  DocumentBulletListClockFilled,
  DocumentBulletListClockRegular,
  HomeFilled,
  HomeRegular,
  KeyFilled,
  KeyRegular,
  PeopleFilled,
  PeopleRegular,
  PersonFilled,
  PersonRegular,
  ShieldPersonFilled,
  ShieldPersonRegular,
} from '@fluentui/react-icons'
import type { ReactElement } from 'react'

const icons: Record<string, { away: ReactElement; here: ReactElement }> = {
  '/admin': { away: <HomeRegular />, here: <HomeFilled /> },
  '/admin/accounts': { away: <PeopleRegular />, here: <PeopleFilled /> },
  '/admin/roles': { away: <ShieldPersonRegular />, here: <ShieldPersonFilled /> },
  '/admin/audit': { away: <DocumentBulletListClockRegular />, here: <DocumentBulletListClockFilled /> },
  '/admin/tokens': { away: <KeyRegular />, here: <KeyFilled /> },
  '/admin/api': { away: <CodeRegular />, here: <CodeFilled /> },
  '/portal': { away: <HomeRegular />, here: <HomeFilled /> },
  '/portal/account': { away: <PersonRegular />, here: <PersonFilled /> },
}

/** Filled where one is: the place is told by more than a colour. */
export const navigationIcons = (to: string, isHere: boolean): ReactElement => {
  const icon = icons[to] ?? { away: <HomeRegular />, here: <HomeFilled /> }
  return isHere ? icon.here : icon.away
}
