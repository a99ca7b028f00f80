import { type Account, listAccounts } from '@countersign/core/api'
import { PeopleSearchRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback, useState } from 'react'
import { usePages } from '../api/index.ts'
import { Answered, Empty, Lines, MoreFoot, Page, Panel, SearchBox } from '../parts/index.ts'
import { AccountDrawer } from './AccountDrawer.tsx'
import { AccountTable } from './AccountTable.tsx'

const route = getRouteApi('/inside/admin/accounts')

/** Everybody who has signed in here: their roles and where those come from, their sessions. */
export function AccountsPage(): ReactNode {
  const { search } = route.useSearch()
  const navigate = route.useNavigate()
  const accounts = usePages(listAccounts, { query: search ? { search } : {} })
  const [openedId, setOpenedId] = useState<string | null>(null)
  const searchFor = useCallback(
    (words: string) => void navigate({ search: { search: words || undefined }, replace: true, resetScroll: false }),
    [navigate],
  )
  return (
    <Page title="Accounts" lead="Everybody who has signed in here, the roles they hold and why they hold them.">
      <search>
        <SearchBox label="Search by name or user name" words={search ?? ''} onSearch={searchFor} />
      </search>
      <Panel title="Accounts" flush>
        <Answered answer={accounts} skeleton={<Lines inset count={6} label="accounts" />}>
          {(found) =>
            found.length === 0 ? (
              <Empty icon={<PeopleSearchRegular />} title="Nobody found">
                An account is there from the first sign-in on. Whoever has never signed in is not found here.
              </Empty>
            ) : (
              <>
                <AccountTable accounts={found} onOpen={({ id }) => setOpenedId(id)} />
                <MoreFoot pages={accounts} count={found.length} one="account" many="accounts" />
              </>
            )
          }
        </Answered>
      </Panel>
      <AccountDrawer account={opened(accounts.data, openedId)} onClose={() => setOpenedId(null)} />
    </Page>
  )
}

/** The account as the list has it now: what was changed in the drawer is seen in the drawer. */
const opened = (accounts: readonly Account[] | undefined, id: string | null): Account | null =>
  accounts?.find((account) => account.id === id) ?? null
