// What there is in the environment from the beginning: people and Countersign as members, two desktop flows, two machines
// (one of which is off) and a connection to the one that is on.

import { employeeId, stableId } from '../company/index.ts'
import { countersignId, servicePrincipalOf } from '../entra/index.ts'
import type { Premises } from '../premises.ts'
import { createDesktopConnection } from './connections/index.ts'
import { createDesktopFlow, type FlowVariable, putShare } from './desktopFlows/index.ts'
import { addMachine } from './machines/index.ts'
import {
  addUser,
  basicUser,
  type DataverseUser,
  dataverseUsers,
  environmentMaker,
  type SecurityRole,
  systemAdministrator,
} from './security/index.ts'

export function seedDataverse(premises: Premises): void {
  if (dataverseUsers(premises).length > 0) return
  const mateo = member(premises, employeeId('mateo'), environmentMaker, basicUser)
  member(premises, employeeId('grace'), systemAdministrator)
  member(premises, employeeId('priya'), basicUser)
  member(premises, employeeId('lars'), environmentMaker)
  const appId = servicePrincipalOf(premises.directory, countersignId)?.id ?? ''
  const countersign = member(premises, appId, environmentMaker)
  const machine = addMachine(premises, {
    id: stableId('machine/ALDER-RPA-01'),
    name: 'ALDER-RPA-01',
    description: 'Virtual machine in Malmö',
  })
  addMachine(premises, {
    id: stableId('machine/ALDER-RPA-02'),
    name: 'ALDER-RPA-02',
    description: 'Laptop in Leeds',
    isOnline: false,
  })
  createDesktopConnection(premises, {
    id: stableId('connection/ALDER-RPA-01'),
    ownerId: mateo.objectId,
    runOwnerId: countersign.objectId,
    machineId: machine.id,
    domain: 'ALDER',
    userName: 'svc-robot',
  })
  for (const [id, flow] of Object.entries(flows)) {
    const { id: flowId } = createDesktopFlow(premises, {
      ...flow,
      id: stableId(`desktopFlow/${id}`),
      ownerId: mateo.id,
    })
    putShare(premises.store, flowId, { userId: countersign.id, access: 'co-owner' })
  }
}

function member(premises: Premises, objectId: string, ...roles: SecurityRole[]): DataverseUser {
  const roleIds = roles.map(({ id }) => id)
  const added = addUser(premises, objectId, roleIds, stableId(`systemuser/${objectId}`))
  if (!added.ok) throw new Error(`the environment cannot be: ${added.refusal.code}`)
  return added.user
}

const variable = (name: string, type: FlowVariable['type'], description: string, initial = ''): FlowVariable => ({
  name,
  type,
  description,
  initial,
})

const flows = {
  registerInPayroll: {
    name: 'Register employee in payroll',
    description: 'Fills in the forms of the payroll program, which has no interface of its own.',
    inputs: [
      variable('EmployeeName', 'string', 'Given name and surname'),
      variable('Department', 'string', 'As the payroll program calls it', 'Operations'),
      variable('StartDate', 'string', 'The first day at work, as 2027-01-31'),
      variable('MonthlySalary', 'number', 'In the currency of the office', '0'),
      variable('IsManager', 'boolean', 'Whether they get the papers for managers', 'false'),
      variable('Offices', 'array', 'Where they work', '[]'),
    ],
    outputs: [
      variable('PayrollNumber', 'string', 'The number they were given'),
      variable('Warnings', 'number', 'How many the program showed'),
      variable('IsComplete', 'boolean', 'Whether all forms were saved'),
      variable('Forms', 'array', 'Names of the forms that were filled in'),
      variable('Record', 'object', 'The record as it was saved'),
    ],
  },
  closeAccount: {
    name: 'Close workplace account',
    description: 'Closes the account of somebody who leaves, in the program for keys and workplaces.',
    inputs: [
      variable('UserPrincipalName', 'string', 'Whose account it is'),
      variable('LastDay', 'string', 'The last day at work, as 2027-01-31'),
      variable('KeepDays', 'number', 'For how long it is kept', '30'),
    ],
    outputs: [
      variable('Reference', 'string', 'Of the receipt'),
      variable('KeysReturned', 'number', 'How many keys came back'),
    ],
  },
} as const
