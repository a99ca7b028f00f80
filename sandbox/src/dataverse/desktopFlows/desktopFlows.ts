import { randomUUID } from 'node:crypto'
import type { Premises } from '../../premises.ts'
import type { Store } from '../../store/index.ts'
import type { DataverseUser } from '../security/index.ts'
import type { DesktopFlow, FlowAccess } from './desktopFlow.ts'
import { insertDesktopFlow, sharesOf } from './sql.ts'

export type NewDesktopFlow = Pick<DesktopFlow, 'name' | 'ownerId' | 'inputs' | 'outputs'> &
  Partial<Pick<DesktopFlow, 'id' | 'description' | 'isPublished'>>

/** As Power Automate for desktop saves one. */
export function createDesktopFlow({ store, clock }: Premises, flow: NewDesktopFlow): DesktopFlow {
  const now = clock().getTime()
  const made: DesktopFlow = {
    id: randomUUID(),
    description: '',
    isPublished: true,
    answer: null,
    createdAt: now,
    modifiedAt: now,
    ...flow,
  }
  insertDesktopFlow(store, made)
  return made
}

/** What somebody may do with a flow by its owner's will; what their roles add to it is another matter. */
export function accessTo(store: Store, flow: DesktopFlow, { id }: Pick<DataverseUser, 'id'>): FlowAccess | undefined {
  if (flow.ownerId === id) return 'owner'
  return sharesOf(store, flow.id).find(({ userId }) => userId === id)?.access
}
