import { requestsCountedMax } from '@countersign/core/api'
import { CounterBadge, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useInboxCount } from '../../requests/useInbox.ts'

const useStyles = makeStyles({
  badge: { marginLeft: '8px' },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

/** How many requests wait for whoever looks, beside the link to them; nothing where none does. */
export function InboxCount(): ReactNode {
  const styles = useStyles()
  const count = useInboxCount()
  if (!count) return null
  return (
    <>
      <CounterBadge className={styles.badge} size="small" count={count} overflowCount={99} aria-hidden="true" />
      <span className={styles.unseen}>, {count === requestsCountedMax ? `${count} or more` : count} waiting</span>
    </>
  )
}
