import { listIncidentCauses, listIncidents } from '@countersign/core/api'
import { Button, makeStyles } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { useRefreshPages } from '../api/index.ts'
import { Answered, counted, Lines, Page, Panel } from '../parts/index.ts'
import { Ageing } from './Ageing.tsx'
import { totalOf } from './ages.ts'
import { CauseItem } from './CauseItem.tsx'
import { IncidentFilters } from './IncidentFilters.tsx'
import { NoIncidents } from './NoIncidents.tsx'
import { fitting, type IncidentsSearch, isFiltered, keyOf, noneOpened, nothingSought, openedOf } from './search.ts'
import { useCauses } from './useCauses.ts'

const useStyles = makeStyles({ causes: { display: 'grid', gap: '12px', listStyleType: 'none' } })

const route = getRouteApi('/inside/admin/incidents')

/** Where instances are stuck, by what stopped them: mend the cause once, then let all of them go on. */
export function IncidentsPage(): ReactNode {
  const styles = useStyles()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const queries = useQueryClient()
  const refreshIncidents = useRefreshPages(listIncidents)
  const causes = useCauses(search)
  const look = useCallback(
    (changes: Partial<IncidentsSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false }),
    [navigate],
  )
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: [listIncidentCauses.id] })
    void refreshIncidents()
  }
  return (
    <Page
      title="Incidents"
      lead="Where instances wait because they can’t go on by themselves, by what stopped them."
      actions={
        <Button icon={<ArrowClockwiseRegular />} onClick={refresh}>
          Refresh
        </Button>
      }
    >
      <IncidentFilters search={search} onLook={look} onClear={() => look(nothingSought)} />
      <Answered
        answer={causes}
        skeleton={
          <Panel title="Open incidents" flush>
            <Lines inset count={6} label="incidents" />
          </Panel>
        }
      >
        {({ items, ages }) => {
          const found = fitting(items, search)
          const opened = openedOf(found, search)
          if (found.length === 0)
            return (
              <Panel title="Open incidents" flush>
                <NoIncidents filtered={isFiltered(search)} onClear={() => look(nothingSought)} />
              </Panel>
            )
          return (
            <>
              {!search.elementId && (
                <Panel title={counted(totalOf(ages), 'open incident', 'open incidents')} note="By how long they wait">
                  <Ageing ages={ages} />
                </Panel>
              )}
              <ul className={styles.causes} aria-label="Causes">
                {found.map((cause) => (
                  <CauseItem
                    key={keyOf(cause)}
                    cause={cause}
                    isOpen={keyOf(cause) === opened}
                    onToggle={() => look({ opened: keyOf(cause) === opened ? noneOpened : keyOf(cause) })}
                  />
                ))}
              </ul>
            </>
          )
        }}
      </Answered>
    </Page>
  )
}
