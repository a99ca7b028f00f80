import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import { amount, counted, FailureNote, TextLink } from '../parts/index.ts'
import { type Progress, triedOf } from './retryAll.ts'
import { titleOf } from './titles.ts'
import type { RetryAll } from './useRetryAll.ts'

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: '12px' },
  failures: {
    display: 'grid',
    gap: '8px',
    maxHeight: '240px',
    overflowY: 'auto',
    paddingLeft: '16px',
    fontSize: '13px',
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** How far it is; at the end, what became of all of them. */
export function RetryProgress({ retrying, total }: { retrying: RetryAll; total: number }): ReactNode {
  const styles = useStyles()
  const labelId = useId()
  const { phase, progress, error } = retrying
  // More may get stuck while it goes on: the bar never says more than all.
  const all = Math.max(total, triedOf(progress))
  return (
    <div className={styles.stack}>
      <ProgressBar
        aria-labelledby={labelId}
        value={phase === 'ended' ? 1 : triedOf(progress) / all}
        thickness="large"
        {...(phase === 'ended' && progress.failed === 0 ? { color: 'success' as const } : {})}
      />
      <p id={labelId} aria-live="polite">
        {headline(phase, progress, all)}
      </p>
      {progress.missed > 0 && (
        <p className={styles.quiet}>
          {counted(progress.missed, 'was', 'were')} resolved by somebody else, or had ended, in the meantime.
        </p>
      )}
      {progress.failed > 0 && <Failures progress={progress} />}
      {error ? <FailureNote error={error} /> : null}
    </div>
  )
}

function headline(phase: RetryAll['phase'], progress: Progress, all: number): string {
  const done = `${amount(progress.resolved)} of ${counted(all, 'incident', 'incidents')}`
  switch (phase) {
    case 'ended':
      return `${done} resolved. What gets stuck again is shown as an incident again.`
    case 'stopped':
      return `Stopped: ${done} resolved, the others wait as before.`
    case 'failed':
      return `It broke off: ${done} resolved, the others wait as before.`
    default:
      return `${amount(triedOf(progress))} of ${counted(all, 'incident', 'incidents')}…`
  }
}

function Failures({ progress: { failed, failures } }: { progress: Progress }): ReactNode {
  const styles = useStyles()
  return (
    <>
      <p>
        {counted(failed, 'could not be resolved', 'could not be resolved')}
        {failed > failures.length && `; the first ${failures.length} of them`}:
      </p>
      <ul className={styles.failures}>
        {failures.map(({ instanceId, reason }) => (
          <li key={instanceId}>
            <TextLink to="/admin/instances/$id" params={{ id: instanceId }}>
              {titleOf({ instanceId, businessKey: null })}
            </TextLink>
            : {reason}
          </li>
        ))}
      </ul>
    </>
  )
}
