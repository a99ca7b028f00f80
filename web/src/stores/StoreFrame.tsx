import { getStore, type IdentityStore } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import { OrganizationRegular } from '@fluentui/react-icons'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { problemCodeOf, useAnswer } from '../api/index.ts'
import { InDirectory } from '../directory/place.ts'
import { Answered, ButtonLink, Empty, Lines, Page, Panel } from '../parts/index.ts'
import { isImporting } from './importWords.ts'

const useStyles = makeStyles({
  frame: {
    display: 'grid',
    gridTemplateColumns: '180px minmax(0, 1fr)',
    gap: '24px',
    alignItems: 'start',
    '@media (max-width: 1080px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  pane: { display: 'grid', gap: '4px' },
  heading: { padding: '12px 12px 4px', fontSize: '12px', color: tokens.colorNeutralForeground3 },
  link: {
    padding: '6px 12px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '&[aria-current="page"]': {
      backgroundColor: tokens.colorNeutralBackground1Selected,
      fontWeight: tokens.fontWeightSemibold,
    },
  },
  stack: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
})

type Props = {
  storeId: string
  /** What the page is about, where that is not the store as a whole; the store is named beneath it. */
  title?: string
  actions?: ReactNode
  children: (store: IdentityStore) => ReactNode
}

/** An identity store with its left pane: what is in it, and its settings. */
export function StoreFrame({ storeId, title, actions, children }: Props): ReactNode {
  const styles = useStyles()
  const store = useAnswer(getStore, { params: { id: storeId } }, { everyMs: 5_000 })
  if (problemCodeOf(store.error) === 'not-found') return <NoStore />
  const place = { area: 'admin', storeId } as const
  const name = store.data?.name ?? '…'
  return (
    <InDirectory value={place}>
      <Page
        title={title ?? name}
        name={title ? `${title} · ${name}` : name}
        lead={title ? `Identity store “${name}”` : leadOf(store.data)}
        actions={actions}
      >
        <div className={styles.frame}>
          <Pane storeId={storeId} />
          <div className={styles.stack}>
            <Answered answer={store} skeleton={<Lines count={6} label="the identity store" />}>
              {children}
            </Answered>
          </div>
        </div>
      </Page>
    </InDirectory>
  )
}

const leadOf = (store: IdentityStore | undefined): string =>
  isImporting(store?.import ?? null) ? 'It is being filled from the company’s directory.' : 'An identity store.'

function Pane({ storeId }: { storeId: string }): ReactNode {
  const styles = useStyles()
  const common = { params: { storeId }, className: styles.link, activeOptions: { exact: true, includeSearch: false } }
  return (
    <nav className={styles.pane} aria-label="Identity store">
      <Link to="/admin/stores/$storeId" {...common}>
        Users
      </Link>
      <Link to="/admin/stores/$storeId/groups" {...common}>
        Groups
      </Link>
      <span className={styles.heading}>Settings</span>
      <Link to="/admin/stores/$storeId/settings" {...common}>
        General
      </Link>
      <Link to="/admin/stores/$storeId/workflows" {...common} activeOptions={{ exact: false, includeSearch: false }}>
        Workflows
      </Link>
    </nav>
  )
}

const NoStore = (): ReactNode => (
  <Page title="Not here">
    <Panel title="No such identity store" flush>
      <Empty
        icon={<OrganizationRegular />}
        title="There is no such identity store"
        action={<ButtonLink to="/admin/stores">See all identity stores</ButtonLink>}
      >
        The address may have been misspelt.
      </Empty>
    </Panel>
  </Page>
)
