import { type Incident, type InstanceDetails, listTasks, type Visit } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useAnswer, useMay } from '../../api/index.ts'
import { Facts, TextLink } from '../../parts/index.ts'
import { IncidentCard } from '../incidents/IncidentCard.tsx'
import { turnOf } from '../variables/scopes.ts'
import { preview } from '../variables/values.ts'
import { waitsForWords } from './waits.ts'

/** More of them are read in the table of variables. */
const localsMax = 8

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gap: '8px',
    padding: '12px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  value: { fontFamily: tokens.fontFamilyMonospace, fontSize: '12px' },
})

type Props = {
  instance: InstanceDetails
  visit: Visit
  /** Why it is stuck, if it is. */
  incidents: readonly Incident[]
  kind: string
  name: string
}

/** One thing that waits at an element: for what, which try it is, and the variables of its own. */
export function VisitCard({ instance, visit, incidents, kind, name }: Props): ReactNode {
  const styles = useStyles()
  const called = instance.called.find((one) => one.visit === visit.id)
  const locals = Object.entries(visit.variables ?? {})
  return (
    <div className={styles.card}>
      <p>{waitsForWords(visit, kind)}</p>
      <p className={styles.quiet}>
        Visit {turnOf(visit.id)}
        {visit.attempt > 1 && ` · attempt ${visit.attempt}`}
      </p>
      {incidents.map((incident) => (
        <IncidentCard
          key={incident.id}
          incident={incident}
          elementName={name}
          isJob={visit.waitsFor === 'answer'}
          isPlaced
        />
      ))}
      {called && (
        <TextLink to="/admin/instances/$id" params={{ id: called.id }}>
          Open the called instance of {called.processId}
        </TextLink>
      )}
      {kind === 'User task' && <TaskLink instanceId={instance.id} elementId={visit.elementId} />}
      {locals.length > 0 && (
        <Facts
          facts={Object.fromEntries(
            locals.slice(0, localsMax).map(([name, value]) => [name, <Local key={name} value={value} />]),
          )}
        />
      )}
      {locals.length > localsMax && <p className={styles.quiet}>And {locals.length - localsMax} more variables.</p>}
    </div>
  )
}

function Local({ value }: { value: unknown }): ReactNode {
  return <span className={useStyles().value}>{preview(value)}</span>
}

/** To the task itself, where there is one of this element: several rounds of it are listed below. */
function TaskLink({ instanceId, elementId }: { instanceId: string; elementId: string }): ReactNode {
  const mayAsk = useMay(listTasks.access)
  const { data } = useAnswer(listTasks, { query: { of: 'all', instanceId } }, { when: mayAsk })
  const [task, ...others] = (data?.items ?? []).filter((one) => one.elementId === elementId)
  if (!task || others.length > 0) return null
  return (
    <TextLink to="/portal/tasks/$id" params={{ id: task.id }}>
      Open the task
    </TextLink>
  )
}
