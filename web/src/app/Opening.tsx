import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  page: {
    maxWidth: '1240px',
    marginInline: 'auto',
    padding: '32px',
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
  },
  title: { width: '240px' },
  lead: { width: 'min(420px, 100%)' },
  panel: { height: '280px' },
})

/** A page on its way: its heading and its first panel, about where they will be. */
export function Opening(): ReactNode {
  const styles = useStyles()
  return (
    <Skeleton className={styles.page} aria-label="The page is opening">
      <SkeletonItem size={28} className={styles.title} />
      <SkeletonItem size={16} className={styles.lead} />
      <SkeletonItem className={styles.panel} />
    </Skeleton>
  )
}
