// What the entities have, as far as they are told.

import { type PropertyType, propertiesOf, type Schema } from '../../odata/index.ts'

export type EntityType = 'SP.Web' | 'SP.Site' | 'SP.User' | 'SP.Group'

const text: PropertyType = { type: 'text' }
const number: PropertyType = { type: 'number' }
const flag: PropertyType = { type: 'flag' }
const moment: PropertyType = { type: 'moment' }
const guid: PropertyType = { type: 'guid' }

const principal = { Id: number, IsHiddenInUI: flag, LoginName: text, Title: text, PrincipalType: number }

const types: Readonly<Record<EntityType, Readonly<Record<string, PropertyType>>>> = {
  'SP.Web': {
    Created: moment,
    Description: text,
    Id: guid,
    Language: number,
    LastItemModifiedDate: moment,
    ServerRelativeUrl: text,
    Title: text,
    Url: text,
    WebTemplate: text,
  },
  'SP.Site': { GroupId: guid, Id: guid, ServerRelativeUrl: text, Url: text },
  'SP.User': {
    ...principal,
    Email: text,
    Expiration: text,
    IsEmailAuthenticationGuestUser: flag,
    IsShareByEmailGuestUser: flag,
    IsSiteAdmin: flag,
    UserId: { type: 'object', properties: propertiesOf({ NameId: text, NameIdIssuer: text }) },
    UserPrincipalName: text,
  },
  'SP.Group': {
    ...principal,
    AllowMembersEditMembership: flag,
    AllowRequestToJoinLeave: flag,
    AutoAcceptRequestToJoinLeave: flag,
    Description: text,
    OnlyAllowMembersViewMembership: flag,
    OwnerTitle: text,
    RequestToJoinLeaveEmailSetting: text,
  },
}

export const schemas = Object.fromEntries(
  Object.entries(types).map(([name, properties]) => [name, { name, properties: propertiesOf(properties) }]),
) as Readonly<Record<EntityType, Schema>>
