import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { NavigationRegular } from '@fluentui/react-icons'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { mayDo, useMe } from '../../api/index.ts'
import { Mark } from '../../parts/index.ts'
import { type Area, admin, isOpen, portal } from '../areas.ts'
import { chrome } from '../theme.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { ThemeMenu } from './ThemeMenu.tsx'

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    top: 0,
    zIndex: 10,
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    height: '48px',
    paddingLeft: '16px',
    paddingRight: '12px',
    backgroundColor: chrome.ground,
    color: chrome.words,
    '@media (max-width: 900px)': { paddingLeft: '8px', paddingRight: '8px' },
  },
  product: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    marginRight: '16px',
    color: 'inherit',
    textDecorationLine: 'none',
    fontSize: '16px',
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.005em',
  },
  areas: { display: 'flex', alignSelf: 'stretch', gap: '4px', '@media (max-width: 620px)': { display: 'none' } },
  area: {
    display: 'flex',
    alignItems: 'center',
    paddingInline: '12px',
    color: chrome.quiet,
    textDecorationLine: 'none',
    borderTop: '3px solid transparent',
    borderBottom: '3px solid transparent',
    ':hover': { color: chrome.words },
  },
  here: { color: chrome.words, borderBottomColor: chrome.signature },
  focus: {
    ':focus-visible': {
      outline: `2px solid ${chrome.words}`,
      outlineOffset: '-4px',
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  space: { flexGrow: 1 },
  menu: { color: chrome.words, ':hover': { color: chrome.words, backgroundColor: chrome.line } },
})

/** `onMenu` is there where the navigation is a drawer. */
export function TopBar({ area, onMenu }: { area: Area; onMenu?: () => void }): ReactNode {
  const styles = useStyles()
  const me = useMe()
  const open = [admin, portal].filter((one) => isOpen(one, (access) => mayDo(me, access)))
  return (
    <header className={styles.bar}>
      {onMenu && (
        <Button
          appearance="transparent"
          className={mergeClasses(styles.menu, styles.focus)}
          icon={<NavigationRegular />}
          aria-label="Open the navigation"
          onClick={onMenu}
        />
      )}
      <Link to={area.home} className={mergeClasses(styles.product, styles.focus)}>
        <Mark />
        Countersign
      </Link>
      {open.length > 1 && (
        <nav className={styles.areas} aria-label="Areas">
          {open.map(({ title, home }) => (
            <Link
              key={home}
              to={home}
              className={mergeClasses(styles.area, styles.focus, home === area.home && styles.here)}
              {...(home === area.home ? { 'aria-current': 'true' } : {})}
            >
              {title}
            </Link>
          ))}
        </nav>
      )}
      <div className={styles.space} />
      <ThemeMenu className={mergeClasses(styles.menu, styles.focus)} />
      <AccountMenu className={mergeClasses(styles.menu, styles.focus)} />
    </header>
  )
}
