// What flows and runs are called on these pages.

import { connectorNames, type Flow, type RunStatus, type StepStatus } from '../../automate/index.ts'
import { type Directory, personById } from '../../directory/index.ts'
import type { Html } from '../../pages/index.ts'
import { badge, type Tone } from '../frame/index.ts'

export function flowState({ state }: Pick<Flow, 'state'>): Html {
  switch (state) {
    case 'Started':
      return badge('good', 'On')
    case 'Stopped':
      return badge('idle', 'Off')
    case 'Suspended':
      return badge('warn', 'Suspended')
  }
}

type Status = RunStatus | StepStatus | 'Waiting'

const statuses: Readonly<Record<Status, readonly [Tone, string]>> = {
  Running: ['busy', 'Running'],
  Waiting: ['busy', 'Waiting'],
  Succeeded: ['good', 'Succeeded'],
  Failed: ['bad', 'Failed'],
  TimedOut: ['bad', 'Timed out'],
  Skipped: ['idle', 'Skipped'],
  Cancelled: ['idle', 'Cancelled'],
  Aborted: ['idle', 'Aborted'],
}

export const toneOf = (status: Status): Tone => statuses[status][0]

export const statusText = (status: Status): string => statuses[status][1]

export const statusBadge = (status: Status): Html => badge(...statuses[status])

export const connectorName = (api: string): string => connectorNames[api] ?? api

/** Names of actions are written with underscores where people read blanks. */
export const spaced = (name: string): string => name.replaceAll('_', ' ')

/** A person or an app. */
export function principalName(directory: Directory, id: string): string {
  const object = directory.latest().find(id)
  const name = personById(directory, id)?.displayName ?? object?.properties.displayName
  return typeof name === 'string' ? name : id
}

/** `StartAndWaitForAnApproval` and `assignedTo`, as people write them. */
export function sentence(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
