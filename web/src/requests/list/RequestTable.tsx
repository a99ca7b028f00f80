import type { RequestSummary } from '@countersign/core/api'
import { Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, type Column, DataTable } from '../../parts/index.ts'
import { RequestLink } from '../RequestLink.tsx'
import { StateBadge } from '../StateBadge.tsx'
import type { ListName } from '../search.ts'
import { heldInWords, memberIn, titleOf, workflowOf } from '../words.ts'

const useStyles = makeStyles({
  name: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  // The link covers the row; what can be pressed besides lies above it.
  box: { zIndex: 1, flexShrink: 0, marginLeft: '-8px' },
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px', overflowWrap: 'anywhere' },
})

export type Chosen = { ids: ReadonlySet<string>; toggle: (id: string) => void }

type Props = {
  label: string
  requests: readonly RequestSummary[]
  list: ListName
  /** Those that are chosen, where several can be decided at once. */
  chosen?: Chosen | undefined
}

/** Requests, each a link to its page. */
export function RequestTable({ label, requests, list, chosen }: Props): ReactNode {
  const styles = useStyles()
  const name: Column<RequestSummary> = {
    title: 'Request',
    width: 'minmax(200px, 3fr)',
    kind: 'name',
    cell: (request) => (
      <span className={styles.name}>
        {chosen && isDecidable(request) && (
          <Checkbox
            className={styles.box}
            aria-label={`Choose ${titleOf(request)}, asked by ${request.requester.name}`}
            checked={chosen.ids.has(request.id)}
            onChange={() => chosen.toggle(request.id)}
          />
        )}
        <span className={styles.words}>
          <RequestLink request={request} row from={list} />
          <span className={styles.quiet}>{[memberIn(request), workflowOf(request)].filter(Boolean).join(' · ')}</span>
        </span>
      </span>
    ),
  }
  const requester: Column<RequestSummary> = {
    title: 'Asked by',
    width: 'minmax(110px, 1.2fr)',
    cell: ({ requester: who }) => who.name,
  }
  const holder: Column<RequestSummary> = { title: 'Waits for', width: 'minmax(130px, 1.6fr)', cell: heldInWords }
  const columns = [
    name,
    ...(list === 'mine' ? [] : [requester]),
    ...(list === 'inbox' ? [] : [holder]),
    { title: 'State', width: '132px', cell: ({ state }: RequestSummary) => <StateBadge state={state} /> },
    { title: 'Asked', width: '112px', cell: ({ createdAt }: RequestSummary) => <Ago at={createdAt} /> },
  ]
  return <DataTable label={label} columns={columns} rows={requests} keyOf={({ id }) => id} />
}

export const isDecidable = ({ may }: Pick<RequestSummary, 'may'>): boolean =>
  may.includes('approve') && may.includes('deny')
