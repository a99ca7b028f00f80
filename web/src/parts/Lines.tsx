import { makeStyles, mergeClasses, Skeleton, SkeletonItem } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', gap: '28px' },
  inset: { padding: '14px 16px' },
})

/** `inset` is for frames that are flush. */
type Props = { count: number; label: string; inset?: boolean }

/** Where lines will be: as many as are expected, at their height. */
export function Lines({ count, label, inset = false }: Props): ReactNode {
  const styles = useStyles()
  return (
    <Skeleton className={mergeClasses(styles.lines, inset && styles.inset)} aria-label={`Loading ${label}`}>
      {Array.from({ length: count }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all the same and stay in place
        <SkeletonItem key={line} size={16} />
      ))}
    </Skeleton>
  )
}
