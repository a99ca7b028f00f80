import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({ lines: { display: 'flex', flexDirection: 'column', gap: '24px', padding: '16px' } })

type Props = { count: number; label: string }

/** Where lines will be: as many as are expected, at their height. */
export function Lines({ count, label }: Props): ReactNode {
  const styles = useStyles()
  return (
    <Skeleton className={styles.lines} aria-label={`Loading ${label}`}>
      {Array.from({ length: count }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all the same and stay in place
        <SkeletonItem key={line} size={16} />
      ))}
    </Skeleton>
  )
}
