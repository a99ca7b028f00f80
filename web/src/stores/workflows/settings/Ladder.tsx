import type { WorkflowSettings } from '@countersign/core/workflows'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { counted } from '../../../parts/index.ts'
import { ladderOf } from './ladder.ts'

const useStyles = makeStyles({
  ladder: { listStyleType: 'none', display: 'grid', maxWidth: '460px' },
  rung: { display: 'grid', gridTemplateColumns: '92px 20px minmax(0, 1fr)', columnGap: '12px', minHeight: '52px' },
  day: { textAlign: 'right', color: tokens.colorNeutralForeground2, lineHeight: '20px' },
  rail: { position: 'relative' },
  line: {
    position: 'absolute',
    top: '4px',
    bottom: '-4px',
    left: '9px',
    width: '2px',
    backgroundColor: tokens.colorNeutralStroke1,
  },
  dot: {
    position: 'absolute',
    top: '4px',
    left: '4px',
    width: '12px',
    height: '12px',
    borderRadius: '50%',
    border: `2px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  words: { display: 'grid', alignContent: 'start', paddingBottom: '12px' },
  who: { fontWeight: tokens.fontWeightSemibold, lineHeight: '20px' },
  note: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** A request that nobody answers, and who is asked beside those before, day by day. */
export function Ladder({ settings }: { settings: WorkflowSettings }): ReactNode {
  const styles = useStyles()
  const rungs = ladderOf(settings)
  return (
    <ol className={styles.ladder} aria-label="Who is asked while nobody answers">
      {rungs.map(({ day, who, note }, index) => (
        <li key={day ?? 'end'} className={styles.rung}>
          <span className={styles.day}>{whenInWords(day)}</span>
          <span className={styles.rail} aria-hidden="true">
            {index < rungs.length - 1 && <span className={styles.line} />}
            <span className={styles.dot} />
          </span>
          <span className={styles.words}>
            <span className={styles.who}>{who}</span>
            <span className={styles.note}>{note}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}

const whenInWords = (day: number | null): string => {
  if (day === null) return 'Then'
  return day === 0 ? 'At once' : `After ${counted(day, 'day', 'days')}`
}
