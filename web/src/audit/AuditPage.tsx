import { type AuditEntry, searchAudit } from '@countersign/core/api'
import { Button } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback, useState } from 'react'
import { usePages, useRefreshPages } from '../api/index.ts'
import { Answered, Lines, Page, Panel } from '../parts/index.ts'
import { AuditFilters } from './AuditFilters.tsx'
import { AuditTable } from './AuditTable.tsx'
import { EntryDrawer } from './EntryDrawer.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { NothingFound } from './NothingFound.tsx'
import { type AuditSearch, filterOf, isFiltered } from './search.ts'

const route = getRouteApi('/inside/admin/audit')

/** What happened here, newest first: search, look closer, take it along. */
export function AuditPage(): ReactNode {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const refresh = useRefreshPages(searchAudit)
  const entries = usePages(searchAudit, { query: { ...filterOf(search), limit: 100 } })
  const [opened, setOpened] = useState<AuditEntry | null>(null)

  const look = useCallback(
    (changes: Partial<AuditSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false }),
    [navigate],
  )
  const clear = () => look({ search: undefined, action: undefined, from: undefined, to: undefined })

  return (
    <Page
      title="Audit log"
      lead="What happened, who did it and what it changed. No entry can be edited or removed unseen."
      actions={
        <>
          <Button icon={<ArrowClockwiseRegular />} onClick={() => void refresh()}>
            Refresh
          </Button>
          <ExportMenu search={search} />
        </>
      }
    >
      <AuditFilters search={search} onLook={look} onClear={clear} />
      <Panel title="Entries" note="Newest first" flush>
        <Answered answer={entries} skeleton={<Lines inset count={12} label="the audit log" />}>
          {(found) =>
            found.length === 0 ? (
              <NothingFound filtered={isFiltered(search)} onClear={clear} />
            ) : (
              <AuditTable entries={found} pages={entries} onOpen={setOpened} />
            )
          }
        </Answered>
      </Panel>
      <EntryDrawer
        entry={opened}
        onClose={() => setOpened(null)}
        onSearch={(words) => {
          setOpened(null)
          look({ search: words })
        }}
      />
    </Page>
  )
}
