import { makeStyles, Toaster, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { mayDo, useMe, welcomeQuery } from '../../api/index.ts'
import { toasterId, useMediaBeneathDialogs } from '../../parts/index.ts'
import { admin, isOpen, portal } from '../areas.ts'
import { SandboxNotice } from '../SandboxNotice.tsx'
import { ConnectionBar } from './ConnectionBar.tsx'
import { Guarded } from './Guarded.tsx'
import { Navigation, NavigationDrawer } from './Navigation.tsx'
import { SignInAgain } from './SignInAgain.tsx'
import { SkipLink } from './SkipLink.tsx'
import { TopBar } from './TopBar.tsx'
import { useFocusOnNavigation } from './useFocusOnNavigation.ts'

const useStyles = makeStyles({
  // As high as the window at least, with whatever banner there is.
  shell: { display: 'flex', flexDirection: 'column', minHeight: '100dvh' },
  columns: { display: 'flex', alignItems: 'stretch', flexGrow: 1 },
  side: {
    width: '232px',
    flexShrink: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  main: {
    flexGrow: 1,
    minWidth: 0,
    outline: 'none',
    // What went wrong, told above a whole page or in its place, stands where the page's own would.
    '& > [role="alert"]': {
      maxWidth: '1176px',
      margin: '28px auto 0',
      '@media (max-width: 1472px)': { marginInline: '32px' },
      '@media (max-width: 700px)': { margin: '20px 16px 0' },
    },
  },
})

/** What stands around every page behind the sign-in. */
export function Shell(): ReactNode {
  const styles = useStyles()
  const me = useMe()
  const area = useLocation().pathname.startsWith(admin.home) ? admin : portal
  // Who stands before a closed area is shown the way around in the open one.
  const shown = isOpen(area, (access) => mayDo(me, access)) ? area : portal
  const isSandbox = useQuery(welcomeQuery).data?.sandbox
  // Below this there is no room for the navigation beside a table.
  const isNarrow = useMediaBeneathDialogs('(max-width: 900px)')
  const [drawerOpen, setDrawerOpen] = useState(false)
  useFocusOnNavigation()

  return (
    <div className={styles.shell}>
      <SkipLink />
      <TopBar area={shown} {...(isNarrow ? { onMenu: () => setDrawerOpen(true) } : {})} />
      {isSandbox && <SandboxNotice across />}
      <ConnectionBar />
      <div className={styles.columns}>
        {isNarrow ? (
          <NavigationDrawer area={shown} open={drawerOpen} onClose={() => setDrawerOpen(false)} />
        ) : (
          <div className={styles.side}>
            <Navigation area={shown} />
          </div>
        )}
        <main id="main" className={styles.main} tabIndex={-1}>
          <Guarded area={area} />
        </main>
      </div>
      <SignInAgain />
      <Toaster toasterId={toasterId} position="bottom-end" limit={3} />
    </div>
  )
}
