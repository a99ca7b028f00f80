import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  mergeClasses,
  Nav,
  NavItem,
  NavSectionHeader,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { createLink, useLocation } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { mayDo, useMe } from '../../api/index.ts'
import { type Area, type AreaPage, admin, isOpen, pageAt, portal } from '../areas.ts'
import { InboxCount } from './InboxCount.tsx'
import { navigationIcons } from './navigationIcons.tsx'

const NavLink = createLink(NavItem)

const useStyles = makeStyles({
  section: {
    marginTop: '12px',
    paddingLeft: '12px',
    fontSize: '12px',
    lineHeight: '16px',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  group: { marginTop: '2px' },
  grouped: { marginLeft: '12px', width: 'auto' },
  link: {
    alignItems: 'center',
    minHeight: '36px',
    paddingBlock: '6px',
    backgroundColor: 'transparent',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':active': { backgroundColor: tokens.colorSubtleBackgroundPressed },
  },
  here: { backgroundColor: tokens.colorSubtleBackgroundSelected },
  nav: {
    position: 'sticky',
    top: '48px',
    display: 'flex',
    flexDirection: 'column',
    width: '100%',
    minWidth: 0,
    padding: '12px 8px 24px',
    backgroundColor: 'transparent',
  },
  flat: { position: 'static', paddingTop: 0 },
  drawer: { width: 'min(288px, 88vw)' },
  drawerBody: { padding: 0 },
})

/** The pages of the area that the roles of whoever looks reach. */
export function Navigation({ area, onGo }: { area: Area; onGo?: () => void }): ReactNode {
  const styles = useStyles()
  const me = useMe()
  const here = pageAt(area, useLocation().pathname)
  const pages = area.pages.filter(({ access }) => mayDo(me, access))
  return (
    <Nav
      role="navigation"
      density="small"
      aria-label={area.title}
      className={mergeClasses(styles.nav, onGo && styles.flat)}
      selectedValue={here?.to ?? ''}
    >
      {pages.map((page, index) => (
        <Fragment key={page.to}>
          {page.section && page.section !== pages[index - 1]?.section && (
            <NavSectionHeader className={styles.section}>{page.section}</NavSectionHeader>
          )}
          {page.group && page.group !== pages[index - 1]?.group && (
            <NavSectionHeader className={mergeClasses(styles.section, styles.group)}>{page.group}</NavSectionHeader>
          )}
          <PageLink page={page} isHere={page === here} {...(onGo ? { onGo } : {})} />
        </Fragment>
      ))}
    </Nav>
  )
}

type LinkProps = { page: Pick<AreaPage, 'to' | 'title' | 'group'>; isHere: boolean; onGo?: () => void }

function PageLink({ page, isHere, onGo }: LinkProps): ReactNode {
  const styles = useStyles()
  return (
    <NavLink
      as="a"
      to={page.to}
      value={page.to}
      className={mergeClasses(styles.link, page.group !== undefined && styles.grouped, isHere && styles.here)}
      icon={navigationIcons(page.to, isHere)}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
      {...(onGo ? { onClick: onGo } : {})}
    >
      {page.title}
      {page.to === '/portal/requests/inbox' && <InboxCount />}
    </NavLink>
  )
}

type DrawerProps = { area: Area; open: boolean; onClose: () => void }

/** The same where there is no room for it, with the other area, which the top bar then does not show. */
export function NavigationDrawer({ area, open, onClose }: DrawerProps): ReactNode {
  const styles = useStyles()
  const me = useMe()
  const others = [admin, portal].filter((one) => one.home !== area.home && isOpen(one, (access) => mayDo(me, access)))
  return (
    <OverlayDrawer open={open} onOpenChange={(_, state) => !state.open && onClose()} className={styles.drawer}>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" aria-label="Close the navigation" icon={<DismissRegular />} onClick={onClose} />
          }
        >
          {area.title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.drawerBody}>
        <Navigation area={area} onGo={onClose} />
        {others.map(({ home, title }) => (
          <Nav
            key={home}
            role="navigation"
            density="small"
            aria-label="Areas"
            className={mergeClasses(styles.nav, styles.flat)}
          >
            <NavSectionHeader className={styles.section}>Go to</NavSectionHeader>
            <PageLink page={{ to: home, title }} isHere={false} onGo={onClose} />
          </Nav>
        ))}
      </DrawerBody>
    </OverlayDrawer>
  )
}
