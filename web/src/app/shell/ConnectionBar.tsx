import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components'
import { type ReactNode, useEffect, useRef } from 'react'
import { useSayDone, useValue } from '../../parts/index.ts'
import { RetryCountdown } from '../failures/RetryCountdown.tsx'
import { watch } from '../server.ts'

// Above the page, not in it: what one reads stays where it is.
const useStyles = makeStyles({
  bar: { position: 'sticky', top: '48px', zIndex: 9, height: 0, overflow: 'visible' },
  message: { borderRadius: 0 },
})

/** The server is away: what was loaded stays, and everything heals when it is back. */
export function ConnectionBar(): ReactNode {
  const styles = useStyles()
  const isDown = useValue(watch.connection).status === 'down'
  const sayDone = useSayDone()
  const wasDown = useRef(false)

  useEffect(() => {
    if (wasDown.current && !isDown) sayDone('The server answers again')
    wasDown.current = isDown
  }, [isDown, sayDone])

  if (!isDown) return null
  return (
    <div className={styles.bar}>
      <MessageBar intent="error" className={styles.message}>
        <MessageBarBody role="alert">
          <MessageBarTitle>The server does not answer.</MessageBarTitle> What you see may be out of date.
        </MessageBarBody>
        <MessageBarActions>
          <RetryCountdown />
        </MessageBarActions>
      </MessageBar>
    </div>
  )
}
