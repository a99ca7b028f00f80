import { completeIncident, type Incident, resolveIncident } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import { ErrorCircleFilled } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { useMay } from '../../api/index.ts'
import { DoneDialog, Message, meaningOf, RetryDialog } from '../../incidents/index.ts'
import { Ago, Opener } from '../../parts/index.ts'

const useStyles = makeStyles({
  card: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', gap: '4px 12px' },
  icon: { display: 'inline-flex', fontSize: '20px', color: tokens.colorStatusDangerForeground1 },
  words: { display: 'grid', gap: '8px', minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: '12px', lineHeight: '16px' },
  said: {
    padding: '8px 12px',
    backgroundColor: tokens.colorStatusDangerBackground1,
    borderRadius: tokens.borderRadiusMedium,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

type Props = {
  incident: Incident
  elementName: string
  /** A job waits there, which somebody may have done by hand. */
  isJob: boolean
  /** It stands with its element: where it happened need not be said. */
  isPlaced?: boolean
  /** Beside the deeds, for whoever wants to look closer. */
  children?: ReactNode
}

/** Why an instance is stuck, and what can be done about it. */
export function IncidentCard({ incident, elementName, isJob, isPlaced = false, children }: Props): ReactNode {
  const styles = useStyles()
  const mayResolve = useMay(resolveIncident.access)
  const mayComplete = useMay(completeIncident.access) && isJob
  const [asking, setAsking] = useState<'again' | 'done' | null>(null)
  const { title, remedy, verb, byHand } = meaningOf(incident.code)
  return (
    <div className={styles.card}>
      <span className={styles.icon} aria-hidden="true">
        <ErrorCircleFilled />
      </span>
      <div className={styles.words}>
        <p>
          <span className={styles.title}>{title}</span>{' '}
          <span className={styles.quiet}>
            {!isPlaced && `at “${elementName}”, `}
            <Ago at={incident.raisedAt} />
          </span>
        </p>
        <div className={styles.said}>
          <Message message={incident.message} warnings={incident.warnings} />
        </div>
        <p>{remedy}</p>
        <div className={styles.actions}>
          {mayResolve && (
            <Opener appearance="primary" size="small" onClick={() => setAsking('again')}>
              {verb}
            </Opener>
          )}
          {mayComplete && byHand !== undefined && (
            <Opener size="small" onClick={() => setAsking('done')}>
              Done by hand
            </Opener>
          )}
          {children}
        </div>
      </div>
      {asking === 'again' && <RetryDialog incident={incident} onClose={() => setAsking(null)} />}
      {asking === 'done' && byHand && (
        <DoneDialog incident={incident} caution={byHand} onClose={() => setAsking(null)} />
      )}
    </div>
  )
}
