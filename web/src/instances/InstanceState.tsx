import type { Instance } from '@countersign/core/api'
import { Badge, type BadgeProps, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { counted } from '../parts/index.ts'
import { statusTitles } from './status.ts'

const colors: Record<Instance['status'], NonNullable<BadgeProps['color']>> = {
  active: 'brand',
  completed: 'success',
  cancelled: 'informative',
  errorThrown: 'warning',
  escalated: 'warning',
}

const useStyles = makeStyles({ state: { display: 'flex', flexWrap: 'wrap', gap: '4px' } })

type Props = { instance: Pick<Instance, 'status'> & Partial<Pick<Instance, 'incidents'>> }

/** How an instance stands, in words; the colour only repeats them. */
export function InstanceState({ instance: { status, incidents = 0 } }: Props): ReactNode {
  const styles = useStyles()
  return (
    <span className={styles.state}>
      <Badge appearance="tint" color={colors[status]}>
        {statusTitles[status]}
      </Badge>
      {incidents > 0 && (
        <Badge appearance="tint" color="danger">
          {counted(incidents, 'incident', 'incidents')}
        </Badge>
      )}
    </span>
  )
}
