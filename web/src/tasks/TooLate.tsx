import { makeStyles, tokens } from '@fluentui/react-components'
import { PersonClockRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { failureOf } from '../api/index.ts'
import { FailureNote } from '../parts/index.ts'
import { isLate } from './late.ts'

const useStyles = makeStyles({
  note: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '2px 12px',
    padding: '12px 16px',
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  icon: { display: 'inline-flex', fontSize: '20px', color: tokens.colorStatusWarningForeground3 },
  title: { fontWeight: tokens.fontWeightSemibold },
  words: { gridColumn: 2 },
})

/** Why something could not be done with a task. Most often somebody else was faster: no fault of anybody's. */
export function TooLate({ error }: { error: unknown }): ReactNode {
  const styles = useStyles()
  if (!isLate(error)) return <FailureNote error={error} />
  const failure = failureOf(error)
  return (
    <div className={styles.note} role="alert">
      <span className={styles.icon} aria-hidden="true">
        <PersonClockRegular />
      </span>
      <span className={styles.title}>Somebody else was faster</span>
      <span className={styles.words}>
        {(failure?.kind === 'refused' && failure.problem.detail) || 'The task has changed since you looked at it.'} What
        you see now is how it stands.
      </span>
    </div>
  )
}
