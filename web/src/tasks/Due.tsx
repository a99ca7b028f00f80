import { Badge, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, Moment, useNow } from '../parts/index.ts'
import { urgencyOf } from './due.ts'

const useStyles = makeStyles({
  due: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
})

/** When a task should be done. What is late is told by a word, not by a colour alone. */
export function Due({ at, exact = false }: { at: string | null; exact?: boolean }): ReactNode {
  const styles = useStyles()
  const urgency = urgencyOf(at, useNow())
  if (at === null) return '—'
  return (
    <span className={styles.due}>
      {exact ? <Moment at={at} /> : <Ago at={at} />}
      {urgency === 'overdue' && (
        <Badge appearance="tint" color="danger">
          Overdue
        </Badge>
      )}
      {urgency === 'soon' && (
        <Badge appearance="tint" color="warning">
          Due soon
        </Badge>
      )}
    </span>
  )
}
