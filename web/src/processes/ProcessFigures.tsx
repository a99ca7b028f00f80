import type { ProcessSummary } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { TextLink } from '../parts/index.ts'
import { IncidentsLink, RunningLink } from './CountLinks.tsx'

const useStyles = makeStyles({
  figures: { display: 'flex', flexWrap: 'wrap', gap: '2px 20px' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: '13px', overflowWrap: 'anywhere' },
})

type Props = { processId: string; process: ProcessSummary | undefined }

/** Beneath the name: the id, and what runs of all versions together. */
export function ProcessFigures({ processId, process }: Props): ReactNode {
  const styles = useStyles()
  return (
    <span className={styles.figures}>
      <code className={styles.code}>{processId}</code>
      {process && (
        <>
          <span>
            Running: <RunningLink count={process.running} search={{ processId }} />
          </span>
          <span>
            Incidents: <IncidentsLink count={process.incidents} processId={processId} />
          </span>
        </>
      )}
      <TextLink to="/admin/instances" search={{ processId }}>
        All instances
      </TextLink>
    </span>
  )
}
