// The discovery service: which environments somebody is a member of. It is for people; an app has to be told.

import { environmentName } from '../automate/index.ts'
import { organization } from '../company/index.ts'
import { homeTenant } from '../directory/index.ts'
import { exactPropertiesOf } from '../odata/index.ts'
import type { Premises } from '../premises.ts'
import { challengeOf, tokenHolder } from './caller.ts'
import type { Column, Row } from './entities/index.ts'
import { readQuery } from './operations/index.ts'
import { type Answer, ok, readPreferences, refuse, respond } from './protocol/index.ts'
import { depthOf, userOfObject } from './security/index.ts'

export const instancesPath = '/api/discovery/v2.0/Instances'

const columns: Readonly<Record<string, Column>> = {
  Id: { type: 'guid' },
  UniqueName: { type: 'text' },
  UrlName: { type: 'text' },
  FriendlyName: { type: 'text' },
  State: { type: 'number' },
  Version: { type: 'text' },
  Url: { type: 'text' },
  ApiUrl: { type: 'text' },
  Region: { type: 'text' },
  EnvironmentId: { type: 'text' },
  TenantId: { type: 'guid' },
  OrganizationType: { type: 'number' },
  IsUserSysAdmin: { type: 'flag' },
}

const entity = { columns, schema: { name: 'Microsoft.Dynamics.CRM.Instance', properties: exactPropertiesOf(columns) } }

export async function discover(premises: Premises, request: Request, requestId: string): Promise<Response> {
  const preferences = readPreferences(request.headers.get('prefer'))
  const answered = await answer(premises, request)
  return respond(answered, { requestId, preferences, challenge: challengeOf(premises), remaining: {} })
}

async function answer(premises: Premises, request: Request): Promise<Answer> {
  const holder = await tokenHolder(premises, request.headers.get('authorization'))
  if (!holder) return { status: 401 }
  if (holder.isApp) return refuse('usersOnly')
  const query = readQuery({ url: new URL(request.url) }, entity)
  if (query.error) return query
  const { matches, select } = query.value
  return ok({
    '@odata.context': `${premises.url}/api/discovery/v2.0/$metadata#Instances`,
    value: instancesOf(premises, holder.objectId)
      .filter((row) => matches(row))
      .map((row) => (select ? Object.fromEntries(select.map((name) => [name, row[name]])) : row)),
  })
}

/** Those whose members they are: always a list. Mind that a host goes by `UrlName`. */
function instancesOf(premises: Premises, objectId: string): Row[] {
  const user = userOfObject(premises, objectId)
  if (!user || user.isDisabled) return []
  const { id, uniqueName, urlName, friendlyName, region } = organization
  return [
    {
      Id: id,
      UniqueName: uniqueName,
      UrlName: urlName,
      FriendlyName: friendlyName,
      State: 0,
      Version: '9.2.26112.00000',
      Url: premises.url,
      ApiUrl: premises.url,
      Region: region,
      EnvironmentId: environmentName(premises.store),
      TenantId: homeTenant(premises.store).id,
      OrganizationType: 0,
      IsUserSysAdmin: depthOf(user, 'prvAssignUser') === 'global',
    },
  ]
}
