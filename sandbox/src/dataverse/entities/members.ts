// Users, roles and machines: to be looked at. They are changed where an administrator changes them.

import { organization } from '../../company/index.ts'
import { findMachine, type Machine, machines } from '../machines/index.ts'
import { type DataverseUser, dataverseUsers, findUser, type SecurityRole, securityRoles } from '../security/index.ts'
import { momentOf } from '../sessions/index.ts'
import { commonColumns, commonValues } from './common.ts'
import { choice, defineEntity, flag, guid, lookup, moment, number, type Row, text } from './entity.ts'

const rowOfUser = (user: DataverseUser): Row => ({
  systemuserid: user.id,
  fullname: user.applicationId === null ? user.name : `# ${user.name}`,
  domainname: user.domainName ?? user.applicationId,
  internalemailaddress: user.domainName,
  applicationid: user.applicationId,
  azureactivedirectoryobjectid: user.objectId,
  isdisabled: user.isDisabled,
  accessmode: user.applicationId === null ? 0 : 4,
  createdon: momentOf(user.createdAt),
  modifiedon: momentOf(user.createdAt),
  organizationid: organization.id,
  _businessunitid_value: organization.businessUnitId,
})

export const systemUsers = defineEntity({
  logicalName: 'systemuser',
  setName: 'systemusers',
  primaryKey: 'systemuserid',
  privilegeName: 'User',
  columns: {
    systemuserid: guid,
    fullname: text,
    domainname: text,
    internalemailaddress: text,
    applicationid: guid,
    azureactivedirectoryobjectid: guid,
    isdisabled: flag,
    accessmode: choice({ 0: 'Read-Write', 4: 'Non-interactive' }),
    createdon: moment,
    modifiedon: moment,
    organizationid: guid,
    versionnumber: number,
    _businessunitid_value: lookup('businessunit', 'businessunitid'),
  },
  rows: ({ premises }) => dataverseUsers(premises).map(rowOfUser),
  find: ({ premises }, id) => {
    const user = findUser(premises, id)
    return user && rowOfUser(user)
  },
  isOwn: ({ user }, { systemuserid }) => systemuserid === user.id,
})

const rowOfRole = ({ id, name, description }: SecurityRole): Row => ({
  roleid: id,
  name,
  description,
  organizationid: organization.id,
  ismanaged: true,
  _businessunitid_value: organization.businessUnitId,
})

export const roles = defineEntity({
  logicalName: 'role',
  setName: 'roles',
  primaryKey: 'roleid',
  privilegeName: 'Role',
  columns: {
    roleid: guid,
    name: text,
    description: text,
    organizationid: guid,
    ismanaged: flag,
    versionnumber: number,
    _businessunitid_value: lookup('businessunit', 'businessunitid'),
  },
  rows: () => securityRoles.map(rowOfRole),
  find: (_, id) => securityRoles.map(rowOfRole).find(({ roleid }) => roleid === id),
  isOwn: () => true,
})

const rowOfMachine = ({ id, name, description, createdAt }: Machine): Row => ({
  flowmachineid: id,
  name,
  description: description || null,
  statecode: 0,
  statuscode: 1,
  ...commonValues({ ownerId: null, createdAt, modifiedAt: createdAt }),
})

/** Whether a machine is on is not in its row: that is found out by running something on it. */
export const flowMachines = defineEntity({
  logicalName: 'flowmachine',
  setName: 'flowmachines',
  primaryKey: 'flowmachineid',
  privilegeName: 'flowmachine',
  columns: {
    flowmachineid: guid,
    name: text,
    description: text,
    statecode: choice({ 0: 'Active', 1: 'Inactive' }),
    statuscode: choice({ 1: 'Active', 2: 'Inactive' }),
    ...commonColumns,
  },
  rows: ({ premises }) => machines(premises.store).map(rowOfMachine),
  find: ({ premises }, id) => {
    const machine = findMachine(premises.store, id)
    return machine && rowOfMachine(machine)
  },
  isOwn: () => true,
})
