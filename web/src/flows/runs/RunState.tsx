import type { FlowRunStep, FlowRunSummary } from '@countersign/core/api'
import { Badge, type BadgeProps } from '@fluentui/react-components'
import type { ReactNode } from 'react'

type Look = { title: string; color: NonNullable<BadgeProps['color']> }

const runLooks: Readonly<Record<FlowRunSummary['state'], Look>> = {
  running: { title: 'Running', color: 'brand' },
  'needs-attention': { title: 'Needs attention', color: 'danger' },
  done: { title: 'Done', color: 'success' },
  failed: { title: 'Failed', color: 'danger' },
  cancelled: { title: 'Cancelled', color: 'informative' },
}

const stepLooks: Readonly<Record<FlowRunStep['state'], Look>> = {
  'not-reached': { title: 'Not reached', color: 'subtle' },
  running: { title: 'Running', color: 'brand' },
  waiting: { title: 'Waiting', color: 'brand' },
  'needs-attention': { title: 'Needs attention', color: 'danger' },
  done: { title: 'Done', color: 'success' },
  cancelled: { title: 'Cancelled', color: 'informative' },
}

export const runStateTitles = Object.entries(runLooks).map(
  ([state, { title }]) => [state, title] as const,
) as readonly (readonly [FlowRunSummary['state'], string])[]

const StateBadge = ({ title, color }: Look): ReactNode => (
  <Badge appearance={color === 'subtle' ? 'outline' : 'tint'} color={color === 'subtle' ? 'informative' : color}>
    {title}
  </Badge>
)

export const RunState = ({ state }: Pick<FlowRunSummary, 'state'>): ReactNode => <StateBadge {...runLooks[state]} />

export const RunStepState = ({ state }: Pick<FlowRunStep, 'state'>): ReactNode => <StateBadge {...stepLooks[state]} />
