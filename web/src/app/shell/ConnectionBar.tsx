import { makeStyles, tokens } from '@fluentui/react-components'
import { PlugDisconnectedRegular } from '@fluentui/react-icons'
import { type ReactNode, useEffect, useRef } from 'react'
import { useSayDone, useValue } from '../../parts/index.ts'
import { RetryCountdown } from '../failures/RetryCountdown.tsx'
import { watch } from '../server.ts'

const useStyles = makeStyles({
  // At the foot and above the page, not in it: what one reads stays where it is.
  bar: {
    position: 'fixed',
    insetInline: 0,
    bottom: 0,
    zIndex: 20,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '8px 16px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
    borderTop: `1px solid ${tokens.colorStatusDangerBorder1}`,
    boxShadow: tokens.shadow16,
  },
  icon: { display: 'inline-flex', fontSize: '20px', color: tokens.colorStatusDangerForeground1 },
  words: { flexGrow: 1 },
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
    <aside className={styles.bar} aria-label="Connection">
      <span className={styles.icon} aria-hidden="true">
        <PlugDisconnectedRegular />
      </span>
      <span className={styles.words} role="alert">
        <strong>The server does not answer.</strong> What you see may be out of date.
      </span>
      <RetryCountdown />
    </aside>
  )
}
