import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { amount, counted, TextLink } from '../parts/index.ts'

const useStyles = makeStyles({
  // Above the row, which is a link of its own.
  link: { position: 'relative', zIndex: 1, fontVariantNumeric: 'tabular-nums' },
  alarm: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorStatusDangerForeground1,
    ':hover': { color: tokens.colorStatusDangerForeground1 },
  },
  none: { color: tokens.colorNeutralForeground3 },
})

type RunningProps = { count: number; search: { processId: string; versionId?: string } }

/** How many instances run, and the way to them. */
export function RunningLink({ count, search }: RunningProps): ReactNode {
  const styles = useStyles()
  if (count === 0) return <span className={styles.none}>0</span>
  return (
    <TextLink
      to="/admin/instances"
      search={{ ...search, status: 'active' }}
      className={styles.link}
      aria-label={counted(count, 'running instance', 'running instances')}
    >
      {amount(count)}
    </TextLink>
  )
}

/** How many incidents wait for somebody, and the way to them. */
export function IncidentsLink({ count, processId }: { count: number; processId: string }): ReactNode {
  const styles = useStyles()
  if (count === 0) return <span className={styles.none}>0</span>
  return (
    <TextLink
      to="/admin/incidents"
      search={{ processId }}
      className={`${styles.link} ${styles.alarm}`}
      aria-label={counted(count, 'incident', 'incidents')}
    >
      {amount(count)}
    </TextLink>
  )
}
