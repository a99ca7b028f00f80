// What runs of desktop flows are called on these pages: in Power Automate's words, not in Dataverse's.

import type { Session, Status } from '../../dataverse/index.ts'
import type { Html } from '../../pages/index.ts'
import { badge, durationText, type Tone } from '../frame/index.ts'

const known: Readonly<Partial<Record<Status, readonly [Tone, string]>>> = {
  2: ['busy', 'Running'],
  3: ['warn', 'Queued'],
  4: ['good', 'Succeeded'],
  7: ['idle', 'Cancelled'],
  8: ['bad', 'Failed'],
  10: ['bad', 'Timed out'],
}

export const statusBadge = ({ status }: Pick<Session, 'status'>): Html => badge(...(known[status] ?? ['idle', 'Ended']))

export const modeText = ({ runMode }: Pick<Session, 'runMode'>): string =>
  runMode === 'attended' ? 'Attended' : 'Unattended'

/** From its beginning to its end, or until now. */
export function lastedText({ startedAt, completedAt }: Session, now: number): string {
  return startedAt === null ? '–' : durationText((completedAt ?? now) - startedAt)
}

/** The first part of an id: enough to tell runs apart on a page. */
export const shortId = (id: string): string => id.slice(0, 8)
