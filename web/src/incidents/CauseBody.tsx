import { type Incident, listIncidents, resolveIncident } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useMay, usePages } from '../api/index.ts'
import { Answered, Lines, MoreFoot } from '../parts/index.ts'
import { DoneDialog } from './DoneDialog.tsx'
import { IncidentTable } from './IncidentTable.tsx'
import { meaningOf } from './meaning.ts'
import { RetryDialog } from './RetryDialog.tsx'
import type { Cause } from './search.ts'

const useStyles = makeStyles({
  meaning: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))',
    gap: '16px 32px',
    padding: '16px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3, marginBottom: '2px' },
  words: { maxWidth: '68ch', textWrap: 'pretty' },
})

type Deed = { kind: 'retry' | 'done'; incident: Incident }

/** What a cause means, what to do about it, and every instance that is stuck for it. */
export function CauseBody({ cause: { processId, elementId, code } }: { cause: Cause }): ReactNode {
  const styles = useStyles()
  const operates = useMay(resolveIncident.access)
  const incidents = usePages(listIncidents, { query: { processId, elementId, code } })
  const [deed, setDeed] = useState<Deed | null>(null)
  const { means, remedy, byHand } = meaningOf(code)
  return (
    <>
      <div className={styles.meaning}>
        <div>
          <h4 className={styles.heading}>What it means</h4>
          <p className={styles.words}>{means}</p>
        </div>
        <div>
          <h4 className={styles.heading}>What to do</h4>
          <p className={styles.words}>{remedy}</p>
        </div>
      </div>
      <Answered answer={incidents} skeleton={<Lines inset count={3} label="the incidents" />}>
        {(found) => (
          <>
            <IncidentTable
              incidents={found}
              operates={operates}
              onRetry={(incident) => setDeed({ kind: 'retry', incident })}
              onDone={(incident) => setDeed({ kind: 'done', incident })}
            />
            <MoreFoot pages={incidents} count={found.length} one="incident" many="incidents" />
          </>
        )}
      </Answered>
      {deed?.kind === 'retry' && <RetryDialog incident={deed.incident} onClose={() => setDeed(null)} />}
      {deed?.kind === 'done' && byHand && (
        <DoneDialog incident={deed.incident} caution={byHand} onClose={() => setDeed(null)} />
      )}
    </>
  )
}
