// Sites, their users and groups as SharePoint tells them.

import { createHash } from 'node:crypto'
import { siteHost } from '../../company/index.ts'
import { type Directory, homeTenant, text } from '../../directory/index.ts'
import {
  loginNameOf,
  mailOf,
  membersMayAdd,
  type SiteGroup,
  type SiteUser,
  siteGroups,
  titleOf,
  titleOfGroup,
} from '../people/index.ts'
import type { Site } from '../sites.ts'
import { addressOf, type Entity } from './answer.ts'

const serverRelative = ({ path }: Site): string => `/${path}`

/** SharePoint's moments end with seconds. */
const momentOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

export const webEntity = (site: Site): Entity => ({
  type: 'SP.Web',
  path: 'Web',
  item: {
    Created: momentOf(site.createdAt),
    Description: site.description,
    Id: site.webId,
    Language: 1033,
    LastItemModifiedDate: momentOf(site.createdAt),
    ServerRelativeUrl: serverRelative(site),
    Title: site.displayName,
    Url: addressOf(siteHost, site),
    WebTemplate: site.groupId === null ? 'SITEPAGEPUBLISHING' : 'GROUP',
  },
})

const noGroup = '00000000-0000-0000-0000-000000000000'

export const siteEntity = (site: Site): Entity => ({
  type: 'SP.Site',
  path: 'Site',
  item: {
    GroupId: site.groupId ?? noGroup,
    Id: site.id,
    ServerRelativeUrl: serverRelative(site),
    Url: addressOf(siteHost, site),
  },
})

const isPerson = 1
const isSecurityGroup = 4
const isSiteGroup = 8

export function userEntity(directory: Directory, { id, principal, isAdmin }: SiteUser): Entity {
  const user = principal.kind === 'user' ? directory.latest().known(principal.id) : undefined
  return {
    type: 'SP.User',
    path: `Web/GetUserById(${id})`,
    item: {
      Id: id,
      IsHiddenInUI: false,
      LoginName: loginNameOf(directory, principal),
      Title: titleOf(directory, principal),
      PrincipalType: user ? isPerson : isSecurityGroup,
      Email: mailOf(directory, principal),
      Expiration: '',
      IsEmailAuthenticationGuestUser: false,
      IsShareByEmailGuestUser: false,
      IsSiteAdmin: isAdmin,
      UserId: user
        ? { NameId: passportIdOf(directory, user.id), NameIdIssuer: 'urn:federation:microsoftonline' }
        : null,
      UserPrincipalName: user ? text(user, 'userPrincipalName') : null,
    },
  }
}

/** A number of sixteen digits that every account has besides its id. */
const passportIdOf = ({ store }: Directory, id: string): string =>
  `1003${createHash('sha256')
    .update(`${homeTenant(store).id}/${id}`)
    .digest('hex')
    .slice(0, 12)}`

export function groupEntity(site: Site, group: SiteGroup): Entity {
  const title = titleOfGroup(site, group)
  return {
    type: 'SP.Group',
    path: `Web/SiteGroups/GetById(${group.id})`,
    item: {
      Id: group.id,
      IsHiddenInUI: false,
      LoginName: title,
      Title: title,
      PrincipalType: isSiteGroup,
      AllowMembersEditMembership: membersMayAdd(site, group),
      AllowRequestToJoinLeave: false,
      AutoAcceptRequestToJoinLeave: false,
      Description: null,
      OnlyAllowMembersViewMembership: false,
      OwnerTitle: titleOfGroup(site, siteGroups[0]),
      RequestToJoinLeaveEmailSetting: '',
    },
  }
}
