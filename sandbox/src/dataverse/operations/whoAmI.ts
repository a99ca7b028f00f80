import { organization } from '../../company/index.ts'
import type { Call } from '../call.ts'
import { type Answer, ok } from '../protocol/index.ts'

export const whoAmI = ({ user, root }: Call): Answer =>
  ok({
    '@odata.context': `${root}/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
    BusinessUnitId: organization.businessUnitId,
    UserId: user.id,
    OrganizationId: organization.id,
  })
