// Security roles: what each lets its holders do, and with whose rows.

import { stableId } from '../../company/index.ts'

/** `basic`: with one's own rows and those one was given; `global`: with everybody's. */
export type Depth = 'basic' | 'global'

const tables = ['workflow', 'flowsession', 'connectionreference', 'flowmachine', 'User', 'Role'] as const
const rights = ['Create', 'Read', 'Write', 'Delete', 'Assign'] as const

export type Right = (typeof rights)[number]
export type Privilege = `prv${Right}${(typeof tables)[number]}`

export type SecurityRole = {
  id: string
  name: string
  description: string
  privileges: ReadonlyMap<Privilege, Depth>
}

const all = (depth: Depth): [Privilege, Depth][] =>
  rights.flatMap((right) => tables.map((table): [Privilege, Depth] => [`prv${right}${table}`, depth]))

const some = (depth: Depth, names: string): [Privilege, Depth][] =>
  names.split(' ').map((name): [Privilege, Depth] => [`prv${name}` as Privilege, depth])

const role = (name: string, description: string, ...privileges: [Privilege, Depth][][]): SecurityRole => ({
  id: stableId(`securityRole/${name}`),
  name,
  description,
  privileges: new Map(privileges.flat()),
})

export const systemAdministrator = role(
  'System Administrator',
  'Has full permission to customize and administer the environment.',
  all('global'),
)

export const environmentMaker = role(
  'Environment Maker',
  'Can create flows, connections and connection references, and use those that are shared with them.',
  some('basic', 'Createworkflow Readworkflow Writeworkflow Deleteworkflow Assignworkflow'),
  some('basic', 'Createflowsession Readflowsession Writeflowsession'),
  some('basic', 'Createconnectionreference Readconnectionreference Writeconnectionreference Deleteconnectionreference'),
  some('basic', 'Readflowmachine'),
  some('global', 'ReadUser ReadRole'),
)

export const basicUser = role(
  'Basic User',
  'Can run what is shared with them.',
  some('basic', 'Readworkflow Createflowsession Readflowsession Readconnectionreference'),
  some('global', 'ReadUser ReadRole'),
)

export const securityRoles: readonly SecurityRole[] = [systemAdministrator, environmentMaker, basicUser]

/** Every privilege has an id, which refusals tell. */
export const privilegeId = (privilege: Privilege): string => stableId(`privilege/${privilege}`)
