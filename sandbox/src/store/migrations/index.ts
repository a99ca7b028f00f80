// How the database came to be what it is: each entry is run once, in this order, and never edited afterwards. A step is
// a file of its own, named for the room it belongs to; a new one is appended. Times are milliseconds since 1970; what
// has to stay unguessable is kept as a hash.

import { automate1 } from './automate1.ts'
import { clock1 } from './clock1.ts'
import { dataverse1 } from './dataverse1.ts'
import { directory1 } from './directory1.ts'
import { directory2PeopleAreObjects } from './directory2PeopleAreObjects.ts'
import { entra1SignIn } from './entra1SignIn.ts'
import { entra2AppRoleGrants } from './entra2AppRoleGrants.ts'
import { entra3Apps } from './entra3Apps.ts'
import { entra4AuthTime } from './entra4AuthTime.ts'
import { faults1 } from './faults1.ts'
import { faults2Off } from './faults2Off.ts'
import { graph1 } from './graph1.ts'
import { mailbox1 } from './mailbox1.ts'
import { sharepoint1 } from './sharepoint1.ts'
import { sharepoint2People } from './sharepoint2People.ts'

export const migrations: readonly string[] = [
  entra1SignIn,
  clock1,
  directory1,
  directory2PeopleAreObjects,
  entra2AppRoleGrants,
  graph1,
  sharepoint1,
  automate1,
  entra3Apps,
  faults1,
  mailbox1,
  dataverse1,
  sharepoint2People,
  faults2Off,
  entra4AuthTime,
]
