import type { Finding } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useMemo, useState } from 'react'
import { Diagram, noMarks } from '../../diagram/index.ts'
import { Findings } from './Findings.tsx'
import { problemsAt } from './problemsAt.ts'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(260px, 2fr) minmax(0, 3fr)',
    gap: '12px',
    '@media (max-width: 1080px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  // Room on the left for the marked lines, which begin a little before the words.
  list: { maxHeight: '420px', overflowY: 'auto', paddingLeft: '8px', marginLeft: '-8px' },
  drawing: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, minWidth: 0 },
})

type Props = { name: string; xml: string; findings: readonly Finding[] }

/** What keeps a file from being deployed, beside its drawing, in which each place is marked. */
export function FlawedDrawing({ name, xml, findings }: Props): ReactNode {
  const styles = useStyles()
  const [selected, setSelected] = useState<string | null>(null)
  const problems = useMemo(() => problemsAt(findings), [findings])
  const marks = useMemo(() => ({ ...noMarks, problems }), [problems])
  const list = <Findings label={`Problems of ${name}`} {...{ findings, selected }} onSelect={setSelected} />
  // Nothing of what is wrong stands anywhere in the drawing, or there is none.
  if (problems.size === 0) return <Findings label={`Problems of ${name}`} findings={findings} />
  return (
    <div className={styles.columns}>
      <div className={styles.list}>{list}</div>
      <div className={styles.drawing}>
        <Diagram {...{ xml, marks, selected }} title={name} height="320px" onSelect={setSelected} />
      </div>
    </div>
  )
}
