import type { Connection } from '@countersign/core/api'
import { Badge, type BadgeProps } from '@fluentui/react-components'
import { CheckmarkCircle16Filled, Circle16Regular, Warning16Filled } from '@fluentui/react-icons'
import type { ReactElement, ReactNode } from 'react'
import { healthWords } from './health.ts'

const looks: Record<Connection['health'], { color: NonNullable<BadgeProps['color']>; icon: ReactElement }> = {
  connected: { color: 'success', icon: <CheckmarkCircle16Filled /> },
  'needs-reconnect': { color: 'danger', icon: <Warning16Filled /> },
  'not-connected': { color: 'informative', icon: <Circle16Regular /> },
}

/** How a connection is doing, in words; sign and colour only repeat them. */
export const HealthBadge = ({ health }: { health: Connection['health'] }): ReactNode => (
  <Badge appearance="tint" color={looks[health].color} icon={looks[health].icon}>
    {healthWords[health]}
  </Badge>
)
