// Inviting a guest: a user is there at once; the invitation is taken up by signing in for the first time.

import { randomUUID } from 'node:crypto'
import { createUser, type DirectoryObject, homeTenant, type NewUser, texts } from '../directory/index.ts'
import { type Answer, created, refuse } from './answer.ts'
import type { Call, Operation } from './call.ts'
import * as needs from './needs.ts'
import { refuseWith } from './write/index.ts'

export const invitationOperations: readonly Operation[] = [
  { method: 'POST', path: '/invitations', needs: needs.invite, run: invite },
]

async function invite(call: Call): Promise<Answer> {
  const body = await call.body()
  if (body.error) return body
  const { invitedUserEmailAddress, inviteRedirectUrl, invitedUserDisplayName, sendInvitationMessage } = body.value
  if (typeof invitedUserEmailAddress !== 'string' || !/^[^\s@#]+@[^\s@]+\.[^\s@]+$/.test(invitedUserEmailAddress))
    return refuse('badValue', 'invitedUserEmailAddress', 'Invitation')
  if (typeof inviteRedirectUrl !== 'string' || !URL.canParse(inviteRedirectUrl))
    return refuse('badValue', 'inviteRedirectUrl', 'Invitation')
  const { domain } = homeTenant(call.premises.store)
  if (invitedUserEmailAddress.toLowerCase().endsWith(`@${domain}`))
    return refuse(
      'refused',
      'The invited user already exists in the directory as object ID. They can use that account to sign in to shared apps and resources.',
    )
  const mail = invitedUserEmailAddress
  const guest = guestOf(call, mail) ?? createGuest(call, mail, invitedUserDisplayName, domain)
  if ('error' in guest) return guest
  return created({
    '@odata.context': `${call.base}/$metadata#invitations/$entity`,
    id: randomUUID(),
    inviteRedeemUrl: `${call.premises.url}/?find=${encodeURIComponent(mail)}`,
    invitedUserDisplayName: typeof invitedUserDisplayName === 'string' ? invitedUserDisplayName : null,
    invitedUserType: 'Guest',
    invitedUserEmailAddress: mail,
    sendInvitationMessage: sendInvitationMessage === true,
    resetRedemption: false,
    inviteRedirectUrl,
    status: 'PendingAcceptance',
    invitedUserMessageInfo: null,
    invitedUser: { id: guest.id },
  })
}

/** Who was invited before is not made a second time. */
const guestOf = ({ premises }: Call, mail: string): DirectoryObject | undefined =>
  premises.directory
    .latest()
    .all('user')
    .find((user) => texts(user, 'otherMails').some((other) => other.toLowerCase() === mail.toLowerCase()))

function createGuest(
  call: Call,
  mail: string,
  displayName: unknown,
  domain: string,
): DirectoryObject | ReturnType<typeof refuse> {
  const alias = `${mail.replace('@', '_')}#EXT#`
  const name = `${alias}@${domain}`
  const guest: NewUser = {
    accountEnabled: true,
    displayName: typeof displayName === 'string' && displayName !== '' ? displayName : (mail.split('@')[0] ?? mail),
    userPrincipalName: name,
    mailNickname: alias.slice(0, 64),
    mail,
    otherMails: [mail],
    proxyAddresses: [`SMTP:${mail}`],
    userType: 'Guest',
    creationType: 'Invitation',
    externalUserState: 'PendingAcceptance',
    externalUserStateChangeDateTime: `${call.premises.clock().toISOString().slice(0, 19)}Z`,
    identities: [{ signInType: 'userPrincipalName', issuer: domain, issuerAssignedId: name }],
  }
  const outcome = createUser(call.premises.directory, guest)
  return outcome.ok ? outcome.value : refuseWith(outcome.refusal)
}
