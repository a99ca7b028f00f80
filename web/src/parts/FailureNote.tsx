import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type Failure, failureOf } from '../api/index.ts'
import { CopyButton } from './CopyButton.tsx'

const useStyles = makeStyles({
  bar: { alignItems: 'flex-start' },
  body: { whiteSpace: 'normal', paddingBlock: '6px' },
  id: { display: 'inline-flex', alignItems: 'center', gap: '4px', color: tokens.colorNeutralForeground2 },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: '12px' },
})

type Props = { error: unknown; onRetry?: () => void }

/** What went wrong, what to do next, and what to tell the administrator. */
export function FailureNote({ error, onRetry }: Props): ReactNode {
  const styles = useStyles()
  const { title, detail, requestId } = wordsOf(failureOf(error))
  return (
    <MessageBar intent="error" layout="multiline" className={styles.bar}>
      <MessageBarBody className={styles.body} role="alert">
        <MessageBarTitle>{title}</MessageBarTitle> {detail}
        {requestId && (
          <div className={styles.id}>
            Request <span className={styles.code}>{requestId}</span>
            <CopyButton text={requestId} label="Copy the request id" />
          </div>
        )}
      </MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
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
