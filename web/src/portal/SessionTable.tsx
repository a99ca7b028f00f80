import type { Session } from '@countersign/core/api'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, type Column, DataTable, Moment, Opener } from '../parts/index.ts'

const useStyles = makeStyles({
  browser: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    fontWeight: tokens.fontWeightSemibold,
  },
  words: { display: 'grid' },
  address: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

type Props = { sessions: readonly Session[]; onEnd: (session: Session) => void }

export function SessionTable({ sessions, onEnd }: Props): ReactNode {
  const styles = useStyles()
  const columns: Column<Session>[] = [
    {
      title: 'Browser',
      width: 'minmax(200px, 2fr)',
      kind: 'name',
      cell: ({ browser, address, current }) => (
        <span className={styles.words}>
          <span className={styles.browser}>
            {browser}
            {current && <Badge appearance="tint">This browser</Badge>}
          </span>
          <span className={styles.address}>{address}</span>
        </span>
      ),
    },
    { title: 'Signed in', width: 'minmax(150px, 1fr)', cell: ({ startedAt }) => <Moment at={startedAt} /> },
    { title: 'Last seen', width: 'minmax(110px, 1fr)', cell: ({ lastSeenAt }) => <Ago at={lastSeenAt} /> },
    { title: 'Ends', width: 'minmax(100px, 1fr)', cell: ({ expiresAt }) => <Ago at={expiresAt} /> },
    {
      title: 'Actions',
      width: '96px',
      kind: 'actions',
      cell: (session) => (
        <Opener size="small" onClick={() => onEnd(session)} aria-label={`Sign out of ${session.browser}`}>
          Sign out
        </Opener>
      ),
    },
  ]
  return <DataTable label="Sessions" columns={columns} rows={sessions} keyOf={({ id }) => id} />
}
