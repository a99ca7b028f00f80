import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ErrorCircleFilled } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { type Failure, failureOf, problemCodeOf } from '../api/index.ts'
import { CopyButton } from './CopyButton.tsx'

const useStyles = makeStyles({
  note: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: '8px 12px',
    padding: '12px 16px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  above: { marginBottom: '16px' },
  icon: { display: 'inline-flex', fontSize: '20px', color: tokens.colorStatusDangerForeground1 },
  words: { flex: '1 1 240px', display: 'grid', gap: '2px', minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
  id: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px', fontSize: '12px' },
  code: { fontFamily: tokens.fontFamilyMonospace },
})

type Props = {
  error: unknown
  /** Of what stands below it all the same. */
  isAbove?: boolean
  onRetry?: () => void
}

/** What went wrong, what to do next, and what to tell the administrator. An ended session is told once, above it all. */
export function FailureNote({ error, isAbove = false, onRetry }: Props): ReactNode {
  const styles = useStyles()
  if (problemCodeOf(error) === 'not-signed-in') return null
  const { title, detail, requestId } = wordsOf(failureOf(error))
  return (
    <div className={mergeClasses(styles.note, isAbove && styles.above)} role="alert">
      <span className={styles.icon} aria-hidden="true">
        <ErrorCircleFilled />
      </span>
      <div className={styles.words}>
        <span className={styles.title}>{title}</span>
        {detail && <span>{detail}</span>}
        {requestId && (
          <span className={styles.id}>
            Request <span className={styles.code}>{requestId}</span>
            <CopyButton text={requestId} label="Copy the request id" />
          </span>
        )}
      </div>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  )
}

type Words = { title: string; detail?: string | undefined; requestId?: string }

function wordsOf(failure: Failure | null): Words {
  switch (failure?.kind) {
    case 'refused':
      return failure.problem
    case 'unreachable':
      return { title: failure.detail, detail: 'Nothing was lost. Try again in a few seconds.' }
    case 'unreadable':
      return {
        title: 'The answer makes no sense to this page.',
        detail: `Reload the page: the server may have been updated. (${failure.detail})`,
      }
    case undefined:
      return {
        title: 'Something in this page broke.',
        detail: 'Reload it. If it happens again, tell an administrator.',
      }
  }
}
