import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircleFilled,
  ChevronDownRegular,
  ChevronUpRegular,
  ErrorCircleFilled,
  WarningFilled,
} from '@fluentui/react-icons'
import { type ReactNode, useId, useState } from 'react'
import { counted, useValue } from '../../parts/index.ts'
import type { Session, SessionState } from '../session.ts'
import { FindingRow } from './FindingRow.tsx'

const useStyles = makeStyles({
  panel: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, minHeight: 0, flexShrink: 0 },
  head: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '36px', padding: '2px 12px' },
  title: { fontSize: '13px', fontWeight: tokens.fontWeightSemibold },
  end: { marginLeft: 'auto' },
  list: {
    maxHeight: 'min(176px, 28vh)',
    overflowY: 'auto',
    margin: 0,
    padding: '0 0 4px',
    listStyle: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { display: 'inline-flex', alignSelf: 'center', fontSize: '16px' },
  bad: { color: tokens.colorStatusDangerForeground1 },
  warn: { color: tokens.colorStatusWarningForeground1 },
  good: { color: tokens.colorStatusSuccessForeground1 },
})

/** Beneath the drawing: what the engine would say about it, while one draws. */
export function FindingsPanel({ session }: { session: Session }): ReactNode {
  const styles = useStyles()
  const listId = useId()
  const [isOpen, setOpen] = useState(true)
  const { verdict, checkFailed } = useValue(session.state)
  const problems = verdict?.problems ?? []
  const hints = verdict?.hints ?? []
  const hasAny = problems.length + hints.length > 0
  return (
    <section className={styles.panel} aria-label="Problems">
      <div className={styles.head}>
        <Summary verdict={verdict} checkFailed={checkFailed} />
        {hasAny && (
          <Button
            className={styles.end}
            size="small"
            appearance="subtle"
            icon={isOpen ? <ChevronDownRegular /> : <ChevronUpRegular />}
            aria-label="Show what was found"
            aria-expanded={isOpen}
            aria-controls={listId}
            onClick={() => setOpen(!isOpen)}
          />
        )}
      </div>
      {hasAny && isOpen && (
        <ul id={listId} className={styles.list} aria-label="What was found">
          {problems.map((finding, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same may be found twice; the list comes anew each time
            <FindingRow key={`problem ${index}`} finding={finding} as="problem" session={session} />
          ))}
          {hints.map((finding, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <FindingRow key={`hint ${index}`} finding={finding} as="hint" session={session} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Summary({ verdict, checkFailed }: Pick<SessionState, 'verdict' | 'checkFailed'>): ReactNode {
  const styles = useStyles()
  const { icon, className, words } = summaryOf(verdict, checkFailed)
  return (
    <>
      <span className={mergeClasses(styles.icon, className === null ? '' : styles[className])} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.title} role="status">
        {words}
      </span>
    </>
  )
}

type Summed = { icon: ReactNode; className: 'bad' | 'warn' | 'good' | null; words: string }

function summaryOf(verdict: SessionState['verdict'], checkFailed: boolean): Summed {
  if (checkFailed) return { icon: <WarningFilled />, className: 'warn', words: 'It is checked when it is deployed' }
  if (!verdict) return { icon: <Spinner size="extra-tiny" />, className: null, words: 'Being checked' }
  const { problems, hints } = verdict
  const hinted = hints.length > 0 ? `, ${counted(hints.length, 'hint', 'hints')}` : ''
  if (problems.length === 0)
    return { icon: <CheckmarkCircleFilled />, className: 'good', words: `Can be deployed${hinted}` }
  return {
    icon: <ErrorCircleFilled />,
    className: 'bad',
    words: `${counted(problems.length, 'problem', 'problems')}${hinted}`,
  }
}
