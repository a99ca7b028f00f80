import type { FlowSummary } from '@countersign/core/api'
import { Badge } from '@fluentui/react-components'
import { CheckmarkCircle16Filled, Circle16Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

type Props = { flow: Pick<FlowSummary, 'state' | 'hasChanges'> }

/** Whether it can be begun, in words; sign and colour only repeat them. */
export const FlowState = ({ flow: { state, hasChanges } }: Props): ReactNode =>
  state === 'active' ? (
    <Badge appearance="tint" color="success" icon={<CheckmarkCircle16Filled />}>
      {hasChanges ? 'Active, with changes to come' : 'Active'}
    </Badge>
  ) : (
    <Badge appearance="tint" color="informative" icon={<Circle16Regular />}>
      Inactive
    </Badge>
  )
