import type { Store } from '../../store/index.ts'
import { type DataverseUser, depthOf } from '../security/index.ts'
import type { DesktopFlow } from './desktopFlow.ts'
import { accessTo } from './desktopFlows.ts'

/** By a role that reaches everybody's, or by its owner's will. */
export function maySeeFlow(store: Store, user: DataverseUser, flow: DesktopFlow): boolean {
  const depth = depthOf(user, 'prvReadworkflow')
  return depth === 'global' || (depth === 'basic' && accessTo(store, flow, user) !== undefined)
}

/** Changes it, shares it, sees and stops its runs. */
export function ownsFlow(store: Store, user: DataverseUser, flow: DesktopFlow): boolean {
  const access = accessTo(store, flow, user)
  return depthOf(user, 'prvWriteworkflow') === 'global' || access === 'owner' || access === 'co-owner'
}
