import { automateRoom } from './automate/index.ts'
import { directoryRoom } from './company/index.ts'
import { consolesRoom } from './consoles/index.ts'
import { dataverseRoom } from './dataverse/index.ts'
import { entraRoom } from './entra/index.ts'
import { faultsRoom } from './faults/index.ts'
import { graphRoom } from './graph/index.ts'
import { journalRoom } from './journal/index.ts'
import { mailboxRoom } from './mailbox/index.ts'
import type { OpenRoom } from './room.ts'
import { sharepointConnector, sharepointRoom } from './sharepoint/index.ts'

/** All that is played. A room stands after those whose data its own refers to; of two with one address the first answers. */
export const rooms: readonly OpenRoom[] = [
  directoryRoom,
  entraRoom,
  sharepointRoom,
  graphRoom,
  automateRoom({ connectors: { shared_sharepointonline: sharepointConnector } }),
  dataverseRoom,
  faultsRoom,
  journalRoom,
  mailboxRoom,
  consolesRoom,
]
