import type { Incident } from '@countersign/core/api'
import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, type Column, DataTable, Opener, TextLink } from '../parts/index.ts'
import { Message } from './Message.tsx'
import { meaningOf } from './meaning.ts'
import { titleOf } from './titles.ts'

const useStyles = makeStyles({
  instance: { overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px' },
})

type Props = {
  incidents: readonly Incident[]
  operates: boolean
  onRetry: (incident: Incident) => void
  onDone: (incident: Incident) => void
}

/** The incidents of one cause: where, since when, what was said, and what can be done. */
export function IncidentTable({ incidents, operates, onRetry, onDone }: Props): ReactNode {
  const styles = useStyles()
  const deeds: Column<Incident> = {
    title: 'Actions',
    width: '232px',
    kind: 'actions',
    cell: (incident) => (
      <span className={styles.buttons}>
        {meaningOf(incident.code).byHand && (
          <Opener size="small" onClick={() => onDone(incident)} aria-label={`${titleOf(incident)}: done by hand`}>
            Done by hand
          </Opener>
        )}
        <Opener
          size="small"
          onClick={() => onRetry(incident)}
          aria-label={`${titleOf(incident)}: ${meaningOf(incident.code).verb.toLowerCase()}`}
        >
          {meaningOf(incident.code).verb}
        </Opener>
      </span>
    ),
  }
  const columns: Column<Incident>[] = [
    {
      title: 'Instance',
      width: 'minmax(150px, 1fr)',
      kind: 'name',
      cell: (incident) => (
        <TextLink className={styles.instance} to="/admin/instances/$id" params={{ id: incident.instanceId }}>
          {titleOf(incident)}
        </TextLink>
      ),
    },
    { title: 'Since', width: '120px', cell: ({ raisedAt }) => <Ago at={raisedAt} /> },
    {
      title: 'What was said',
      width: 'minmax(220px, 3fr)',
      cell: ({ message, warnings }) => <Message message={message} warnings={warnings} />,
    },
    ...(operates ? [deeds] : []),
  ]
  return <DataTable label="Incidents" columns={columns} rows={incidents} keyOf={({ id }) => id} />
}
