import type { InstanceDetails, Trail } from '@countersign/core/api'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { type ReactNode, useId } from 'react'
import { counted } from '../../parts/index.ts'
import { IncidentCard } from '../incidents/IncidentCard.tsx'
import type { ElementNames } from './names.ts'
import { VisitCard } from './VisitCard.tsx'

/** Of a multi-instance with thousands of rounds a few tell what all wait for. */
const shownMax = 20

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    padding: '16px',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: '8px' },
  title: { fontSize: '15px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  list: { display: 'flex', flexDirection: 'column', gap: '12px', margin: 0, padding: 0, listStyle: 'none' },
})

type Props = {
  instance: InstanceDetails
  trail: Trail | undefined
  elementId: string
  names: ElementNames
  onTimeline: () => void
  onClose: () => void
}

/** One element of the diagram, looked at more closely: what happened there, what it waits for, why it is stuck. */
export function ElementPanel({ instance, trail, elementId, names, onTimeline, onClose }: Props): ReactNode {
  const styles = useStyles()
  const titleId = useId()
  const visits = instance.visits.filter((visit) => visit.elementId === elementId)
  const incidents = instance.incidentList.filter((incident) => incident.elementId === elementId)
  const elsewhere = incidents.filter(({ visit }) => !visits.some(({ id }) => id === visit)).slice(0, shownMax)
  const kind = names.kindOf(elementId)
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <header className={styles.head}>
        <div>
          <h3 id={titleId} className={styles.title}>
            {names.nameOf(elementId)}
          </h3>
          <p className={styles.quiet}>
            {kind && `${kind} · `}
            {elementId}
          </p>
        </div>
        <Button size="small" appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />
      </header>
      <p>{passagesWords(trail, elementId)}</p>
      {elsewhere.map((incident) => (
        <IncidentCard key={incident.id} incident={incident} elementName={names.nameOf(elementId)} isJob={false} />
      ))}
      {visits.length > 0 && (
        <ul className={styles.list}>
          {visits.slice(0, shownMax).map((visit) => (
            <li key={visit.id}>
              <VisitCard
                instance={instance}
                visit={visit}
                incidents={incidents.filter((incident) => incident.visit === visit.id)}
                kind={kind}
                name={names.nameOf(elementId)}
              />
            </li>
          ))}
        </ul>
      )}
      {visits.length > shownMax && <p className={styles.quiet}>And {visits.length - shownMax} more.</p>}
      <div>
        <Button size="small" onClick={onTimeline}>
          What happened here
        </Button>
      </div>
    </section>
  )
}

/** How often tokens came here. */
function passagesWords(trail: Trail | undefined, elementId: string): string {
  if (!trail) return ''
  const { entered = 0, interrupted = 0 } = trail.elements.find((element) => element.elementId === elementId) ?? {}
  if (entered === 0)
    return trail.whole ? 'Nothing has come in here yet.' : 'As far as the story goes, nothing came in here.'
  return `Reached ${times(entered)}${interrupted > 0 ? `, interrupted ${times(interrupted)}` : ''}.`
}

const times = (count: number): string => (count === 1 ? 'once' : counted(count, 'time', 'times'))
