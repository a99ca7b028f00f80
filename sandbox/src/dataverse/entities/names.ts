import { findFlowByEntity } from '../../automate/index.ts'
import { organization } from '../../company/index.ts'
import type { Premises } from '../../premises.ts'
import { findDesktopFlow } from '../desktopFlows/index.ts'
import { findMachine } from '../machines/index.ts'
import { findUser } from '../security/index.ts'

/** What a lookup leads to is called, by the table it is in. */
export function nameOf(premises: Premises, target: string, id: string): string | undefined {
  switch (target) {
    case 'systemuser':
      return findUser(premises, id)?.name
    case 'workflow':
      return findDesktopFlow(premises.store, id)?.name ?? findFlowByEntity(premises.store, id)?.displayName
    case 'flowmachine':
      return findMachine(premises.store, id)?.name
    case 'businessunit':
      return organization.urlName
    default:
      return undefined
  }
}
