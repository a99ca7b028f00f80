// Columns that every table has.

import { organization } from '../../company/index.ts'
import { momentOf } from '../sessions/index.ts'
import { type Column, lookup, moment, number, type Row } from './entity.ts'

export const commonColumns: Readonly<Record<string, Column>> = {
  createdon: moment,
  modifiedon: moment,
  versionnumber: number,
  _createdby_value: lookup('systemuser', 'createdby'),
  _modifiedby_value: lookup('systemuser', 'modifiedby'),
  _ownerid_value: lookup('systemuser', 'ownerid'),
  _owninguser_value: lookup('systemuser', 'owninguser'),
  _owningteam_value: lookup('team', 'owningteam'),
  _owningbusinessunit_value: lookup('businessunit', 'owningbusinessunit'),
}

type Common = { ownerId: string | null; createdAt: number; modifiedAt: number }

/** All but the version, which is made of everything else when a row is told. */
export const commonValues = ({ ownerId, createdAt, modifiedAt }: Common): Row => ({
  createdon: momentOf(createdAt),
  modifiedon: momentOf(modifiedAt),
  _createdby_value: ownerId,
  _modifiedby_value: ownerId,
  _ownerid_value: ownerId,
  _owninguser_value: ownerId,
  _owningteam_value: null,
  _owningbusinessunit_value: organization.businessUnitId,
})
