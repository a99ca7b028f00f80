import { Button, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useNow, useValue } from '../../parts/index.ts'
import { watch } from '../server.ts'

const useStyles = makeStyles({
  row: { display: 'inline-flex', alignItems: 'center', gap: '12px', fontVariantNumeric: 'tabular-nums' },
})

/** When the next attempt is made, and a button for those who can't wait. */
export function RetryCountdown(): ReactNode {
  const styles = useStyles()
  const connection = useValue(watch.connection)
  const nowMs = useNow(500)
  if (connection.status === 'up') return null
  const seconds = Math.max(0, Math.ceil((connection.retryAtMs - nowMs) / 1000))
  return (
    <span className={styles.row}>
      <span>{connection.trying || seconds === 0 ? 'Trying again…' : `Trying again in ${seconds} s`}</span>
      <Button size="small" disabledFocusable={connection.trying} onClick={() => void watch.tryNow()}>
        Try now
      </Button>
    </span>
  )
}
