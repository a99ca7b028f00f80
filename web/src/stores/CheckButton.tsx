import { checkStore, type IdentityStore } from '@countersign/core/api'
import { Button, MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useAction } from '../api/index.ts'
import { FailureNote } from '../parts/index.ts'

const useStyles = makeStyles({ stack: { display: 'grid', gap: '12px', justifyItems: 'start', marginTop: '16px' } })

/** Asks the tenant, and says what it said. */
export function CheckButton({ store }: { store: IdentityStore }): ReactNode {
  const styles = useStyles()
  const check = useAction(checkStore)
  return (
    <div className={styles.stack}>
      <Button disabledFocusable={check.isPending} onClick={() => check.mutate({ params: { id: store.id } })}>
        {check.isPending ? 'One moment…' : 'Test the connection'}
      </Button>
      {check.data && (
        <MessageBar intent={check.data.isWell ? 'success' : 'error'} layout="multiline" role="status">
          <MessageBarBody>{check.data.sentence}</MessageBarBody>
        </MessageBar>
      )}
      {check.error && <FailureNote error={check.error} />}
    </div>
  )
}
