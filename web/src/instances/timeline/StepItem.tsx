import type { StoryStep } from '@countersign/core/api'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle20Regular,
  Edit20Regular,
  ErrorCircle20Filled,
  Flag20Regular,
  PlayCircle20Regular,
  Timer20Regular,
} from '@fluentui/react-icons'
import { memo, type ReactElement, type ReactNode } from 'react'
import { Moment } from '../../parts/index.ts'
import type { ElementNames } from '../elements/names.ts'
import { type Consequence, consequencesOf, detailOf, type Kind, kindOf, sentenceOf } from './told.ts'

const icons: Record<Kind, ReactElement> = {
  begun: <PlayCircle20Regular />,
  ended: <Flag20Regular />,
  done: <CheckmarkCircle20Regular />,
  changed: <Edit20Regular />,
  event: <Timer20Regular />,
  trouble: <ErrorCircle20Filled />,
}

const useStyles = makeStyles({
  step: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    gap: '2px 12px',
    padding: '10px 16px',
    '@media (max-width: 700px)': { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  icon: { display: 'inline-flex', color: tokens.colorCompoundBrandForeground1 },
  alarm: { color: tokens.colorStatusDangerForeground1 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  sentence: { fontWeight: tokens.fontWeightSemibold },
  when: {
    color: tokens.colorNeutralForeground3,
    fontSize: '12px',
    lineHeight: '20px',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    '@media (max-width: 700px)': { gridColumn: 2 },
  },
  more: { display: 'grid', gap: '2px', margin: 0, padding: 0, listStyle: 'none', fontSize: '13px', lineHeight: '18px' },
  consequence: { color: tokens.colorNeutralForeground2, whiteSpace: 'pre-wrap' },
  detail: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 4,
    overflow: 'hidden',
    color: tokens.colorNeutralForeground2,
    fontSize: '13px',
    lineHeight: '18px',
    whiteSpace: 'pre-wrap',
  },
})

type Props = { step: StoryStep; names: ElementNames }

/** One thing that happened, and what followed from it. */
export const StepItem = memo(function StepItem({ step, names }: Props): ReactNode {
  const styles = useStyles()
  const kind = kindOf(step)
  const consequences = consequencesOf(step, names)
  const detail = detailOf(step)
  return (
    <li className={styles.step}>
      <span className={mergeClasses(styles.icon, kind === 'trouble' && styles.alarm)} aria-hidden="true">
        {icons[kind]}
      </span>
      <div className={styles.words}>
        <p className={styles.sentence}>{sentenceOf(step, names)}</p>
        {detail !== null && <p className={styles.detail}>{detail}</p>}
        {consequences.length > 0 && (
          <ul className={styles.more}>
            {consequences.map((consequence) => (
              <ConsequenceItem key={consequence.words} consequence={consequence} />
            ))}
          </ul>
        )}
      </div>
      <span className={styles.when}>
        <Moment at={step.at} precise />
      </span>
    </li>
  )
})

function ConsequenceItem({ consequence: { kind, words } }: { consequence: Consequence }): ReactNode {
  const styles = useStyles()
  return <li className={mergeClasses(styles.consequence, kind === 'trouble' && styles.alarm)}>{words}</li>
}
