import { addMembers, createGroup, type NewGroup, type Properties, updateGroup } from '../../directory/index.ts'
import { type Answer, created, type Found, found, noContent, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import * as needs from '../needs.ts'
import { present } from '../query/index.ts'
import { group } from '../resources/index.ts'
import { idIn, mayWrite, readProperties, refuseWith, type Writable } from '../write/index.ts'
import { findGroup } from './find.ts'
import { mayWriteMembers } from './members.ts'
import { removeGroup } from './remove.ts'

export const writeGroups: readonly Operation[] = [
  { method: 'POST', path: '/groups', needs: needs.createGroup, run: create },
  { method: 'PATCH', path: '/groups/{id}', needs: needs.updateGroup, run: update },
  { method: 'DELETE', path: '/groups/{id}', needs: needs.deleteGroup, run: remove },
]

const always =
  'classification description displayName mailNickname membershipRule membershipRuleProcessingState preferredDataLocation securityEnabled theme visibility uniqueName'
const whenCreated =
  'groupTypes isAssignableToRole mailEnabled preferredLanguage resourceBehaviorOptions resourceProvisioningOptions'
const onceCreated = 'allowExternalSenders autoSubscribeNewMembers hideFromAddressLists hideFromOutlookClients'

const lengths = { displayName: 256, mailNickname: 64, description: 1024 }
const creatable: Writable = { names: new Set(`${always} ${whenCreated}`.split(' ')), lengths }
const updatable: Writable = { names: new Set(`${always} ${onceCreated}`.split(' ')), lengths }

const required = ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'] as const

/** What no nickname may hold. */
const unfit = /[@()\\[\]";:.<>,\s]/

const boundMax = 20

async function create(call: Call): Promise<Answer> {
  const body = await call.body()
  if (body.error) return body
  const read = readProperties(body.value, group, creatable)
  if (read.error) return read
  const missing = required.find((name) => read.value[name] === undefined || read.value[name] === null)
  if (missing !== undefined) return refuse('valueMissing', missing, 'Group')
  const fault = faultOf(read.value) ?? kindFault(read.value)
  if (fault) return fault
  const owners = bound(call, body.value, 'owners')
  if (owners.error) return owners
  const members = bound(call, body.value, 'members')
  if (members.error) return members
  if (!mayWrite(call, 'group')) return refuse('forbidden')
  if (read.value.isAssignableToRole === true && !call.caller.permissions.has('RoleManagement.ReadWrite.Directory'))
    return refuse('forbidden')
  const creator = call.caller.userId
  const links = {
    owners: [...new Set([...owners.value, ...(creator === undefined ? [] : [creator])])],
    members: members.value,
  }
  const outcome = createGroup(call.premises.directory, withoutNulls(read.value) as NewGroup, links)
  if (!outcome.ok) return refuseWith(outcome.refusal)
  return created({
    '@odata.context': `${call.base}/$metadata#groups/$entity`,
    ...present(outcome.value, undefined, { tagged: false, sight: 'all' }),
  })
}

const withoutNulls = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null))

function faultOf({ mailNickname }: Properties): ReturnType<typeof refuse> | undefined {
  return typeof mailNickname === 'string' && unfit.test(mailNickname)
    ? refuse('badValue', 'mailNickname', 'Group')
    : undefined
}

/** Which kinds there are: security groups, Microsoft 365 groups. Mail-enabled security groups are Exchange's to make. */
function kindFault({ groupTypes, mailEnabled, securityEnabled, isAssignableToRole }: Properties) {
  const kinds = Array.isArray(groupTypes) ? (groupTypes as readonly string[]) : []
  const isUnified = kinds.includes('Unified')
  if (kinds.some((kind) => kind !== 'Unified' && kind !== 'DynamicMembership'))
    return refuse('badValue', 'groupTypes', 'Group')
  if (isUnified && mailEnabled !== true) return refuse('badValue', 'mailEnabled', 'Group')
  if (!isUnified && (mailEnabled !== false || securityEnabled !== true))
    return refuse(
      'refused',
      'The service does not currently support writes of mail-enabled groups. Please ensure that the mail-enablement property is unset and the security-enablement property is set.',
    )
  if (isAssignableToRole === true && kinds.includes('DynamicMembership'))
    return refuse('refused', 'A group that can be assigned to a role cannot have dynamic membership.')
  return undefined
}

/** `"members@odata.bind": ["https://graph.microsoft.com/v1.0/users/{id}"]` */
function bound(
  call: Call,
  body: Readonly<Record<string, unknown>>,
  link: 'members' | 'owners',
): Found<readonly string[]> {
  const references = body[`${link}@odata.bind`] ?? []
  if (!Array.isArray(references) || references.length > boundMax) return refuse('badValue', link, 'Group')
  const ids: string[] = []
  for (const reference of references) {
    const id = idIn(call, reference, link)
    if (id.error) return id
    ids.push(id.value)
  }
  return found(ids)
}

async function update(call: Call): Promise<Answer> {
  const target = findGroup(call)
  if (target.error) return target
  const body = await call.body()
  if (body.error) return body
  const read = readProperties(body.value, group, updatable)
  if (read.error) return read
  const fault = faultOf(read.value)
  if (fault) return fault
  if (read.value.displayName === null) return refuse('badValue', 'displayName', 'Group')
  const members = bound(call, body.value, 'members')
  if (members.error) return members
  if (!mayWrite(call, 'group', target.value)) return refuse('forbidden')
  if (members.value.length > 0) {
    if (!mayWriteMembers(call, target.value)) return refuse('forbidden')
    const outcome = addMembers(call.premises.directory, target.value.id, members.value)
    if (!outcome.ok) return refuseWith(outcome.refusal)
  }
  const outcome = updateGroup(call.premises.directory, target.value.id, read.value)
  return outcome.ok ? noContent : refuseWith(outcome.refusal)
}

function remove(call: Call): Answer {
  const target = findGroup(call)
  return target.error ? target : removeGroup(call, target.value)
}
