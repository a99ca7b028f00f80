import { listRequests } from '@countersign/core/api'
import { Button, makeStyles, mergeClasses } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { usePages } from '../../api/index.ts'
import { Answered, Lines, MoreFoot, Page, Panel } from '../../parts/index.ts'
import { requestAnswers } from '../answers.ts'
import { type ListName, queryOf, type RequestsSearch, showOf, showTitles } from '../search.ts'
import { DecideSeveral, useChosen } from './DecideSeveral.tsx'
import { NoRequests } from './NoRequests.tsx'
import { RequestFilters } from './RequestFilters.tsx'
import { RequestTable } from './RequestTable.tsx'

/** A new request should be seen within moments by whoever waits for one. */
const everyMs = 15_000

const useStyles = makeStyles({ stale: { opacity: 0.6 } })

const words: Record<ListName, { title: string; lead: string; panel: string }> = {
  mine: {
    title: 'My Requests',
    lead: 'What you have asked for, with whom it lies, and what became of it.',
    panel: 'Requests I made',
  },
  inbox: {
    title: 'Request Inbox',
    lead: 'What others ask for and you may decide. The first decision counts.',
    panel: 'Requests for me',
  },
  all: { title: 'All Requests', lead: 'Everybody’s requests, and with whom they lie.', panel: 'Everybody’s requests' },
}

type Props = {
  list: ListName
  search: RequestsSearch
  onLook: (changes: Partial<RequestsSearch>) => void
}

/** A list of requests, the newest first: all that is pending, unless something else is looked for. */
export function RequestList({ list, search, onLook }: Props): ReactNode {
  const styles = useStyles()
  const queries = useQueryClient()
  const query = useMemo(() => queryOf(list, search, new Date(new Date().setHours(0, 0, 0, 0))), [list, search])
  const requests = usePages(listRequests, { query }, { everyMs })
  const chosen = useChosen(requests.data ?? [])
  const { title, lead, panel } = words[list]
  const refresh = () => {
    for (const { id } of requestAnswers) void queries.invalidateQueries({ queryKey: [id] })
  }
  return (
    <Page
      title={title}
      lead={lead}
      actions={
        <Button icon={<ArrowClockwiseRegular />} onClick={refresh}>
          Refresh
        </Button>
      }
    >
      <RequestFilters search={search} onLook={onLook} />
      {list === 'inbox' && <DecideSeveral chosen={chosen} />}
      <Panel title={panel} note={`${showTitles[showOf(search)]} · newest first · kept up to date`} flush>
        <Answered answer={requests} skeleton={<Lines inset count={6} label="requests" />}>
          {(found) =>
            found.length === 0 ? (
              <NoRequests list={list} search={search} onLook={onLook} />
            ) : (
              <div className={mergeClasses(requests.isPlaceholderData && styles.stale)}>
                <RequestTable
                  label={panel}
                  requests={found}
                  list={list}
                  chosen={list === 'inbox' ? chosen : undefined}
                />
                <MoreFoot pages={requests} count={found.length} one="request" many="requests" />
              </div>
            )
          }
        </Answered>
      </Panel>
    </Page>
  )
}
