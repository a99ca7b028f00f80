import type { RequestState } from '@countersign/core/api'
import { Badge } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { states } from './words.ts'

export const StateBadge = ({ state }: { state: RequestState }): ReactNode => (
  <Badge appearance="tint" color={states[state].color}>
    {states[state].title}
  </Badge>
)
