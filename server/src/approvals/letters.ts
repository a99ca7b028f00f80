// What people are told of an approval. Each letter has a key, so that it is sent once, whatever is repeated.

import type { Holder } from '@countersign/core/approvals'
import type { Letter, LetterValues } from '@countersign/core/mail'
import type { About, ApprovalRow, Requester } from './approval.ts'
import type { Overseer } from './overseers.ts'
import type { End } from './sql.ts'

type Told = Pick<ApprovalRow, 'id' | 'about' | 'requester'>
type Asked = Told & Pick<ApprovalRow, 'accountId'> & { overseers: readonly Overseer[] }

const aboutOf = ({ id }: Pick<Told, 'id'>) => ({ kind: 'request', id }) as const

const addressOf = ({ person }: Holder) => ({ name: person.name, address: person.mail ?? person.userName ?? '' })

/** Somebody whose address nobody knows gets no letter: they see it in the portal. */
const toRequester = ({ name, mail }: Requester) => (mail === null ? undefined : { name, address: mail })

const valuesOf = ({ subject: _ofWhom, ...values }: About): LetterValues<'request-applied'> => values

export function lettersOfAsking(told: Asked, holders: readonly Holder[], at: Date): Letter[] {
  const { id, about, requester } = told
  const values = valuesOf(about)
  const askedOf = holders.slice(0, 10).map(({ person }) => person.name)
  const to = toRequester(requester)
  const sent: Letter[] = to
    ? [{ key: `${id}:sent`, to, template: 'request-sent', values: { ...values, askedOf }, about: aboutOf(told) }]
    : []
  return [...sent, ...lettersToHolders(told, holders, at), ...lettersToOverseers(told)]
}

/** What is the same for all is read once at each address. Who has none is kept: the letter says so to administrators. */
function oncePerAddress<To extends { address: string }>(people: readonly To[]): To[] {
  const reached = new Set<string>()
  return people.filter(({ address }) => {
    const key = address.trim().toLowerCase()
    return key === '' || (!reached.has(key) && reached.add(key))
  })
}

/** Where nobody is named who could decide; never to whoever asks. */
const lettersToOverseers = (told: Asked): Letter[] =>
  othersOf(told).map(({ accountId, name, address }) => ({
    ...{ key: `${told.id}:asked:account:${accountId}`, to: { name, address }, template: 'approval-asked' },
    ...{ values: { ...valuesOf(told.about), as: 'one of those who decide all requests' }, about: aboutOf(told) },
  }))

const othersOf = ({ overseers, accountId, requester }: Pick<Asked, 'overseers' | 'accountId' | 'requester'>) =>
  overseers.filter((one) => one.accountId !== accountId && !isRequester(one, requester))

/** By another account of theirs. */
const isRequester = ({ objectId, address }: Overseer, { person, mail }: Requester): boolean =>
  (person !== null && objectId?.toLowerCase() === person.id.toLowerCase()) ||
  address.toLowerCase() === mail?.toLowerCase()

/** To those who are asked from now on. */
export const lettersToHolders = (told: Told, holders: readonly Holder[], at: Date): Letter[] =>
  holders.map((holder): Letter => {
    const values = { ...valuesOf(told.about), as: asWhat(holder, told.about.subject) }
    const head = { to: addressOf(holder), about: aboutOf(told) }
    const key = `${told.id}:asked:${holder.person.id}:${at.getTime()}`
    return holder.level > 0
      ? {
          ...{ ...head, key, template: 'approval-escalated' },
          values: { ...values, insteadOf: holder.insteadOf ? [holder.insteadOf.name] : [] },
        }
      : { ...head, key, template: 'approval-asked', values }
  })

/** “manager of Nia Obi” */
function asWhat({ reason, group }: Holder, subject: string): string | null {
  switch (reason) {
    case 'owner':
    case 'owners':
      return `owner of ${subject}`
    case 'manager':
    case 'managers':
      return `manager of ${subject}`
    case 'new-manager':
      return `new manager of ${subject}`
    case 'default-approver':
      return 'default approver'
    default:
      return group && `member of ${group.name}`
  }
}

/** To the requester and to the others who were asked. */
export function lettersOfEnd(told: Asked, holders: readonly Holder[], { outcome, by, via, because }: End): Letter[] {
  const { id, about, requester } = told
  const values = valuesOf(about)
  const others = [...holders.filter(({ person }) => person.id !== by?.person?.id).map(addressOf), ...othersOf(told)]
  const head = { about: aboutOf(told) }
  if (outcome === 'cancelled')
    return oncePerAddress(others).map((to, index) => ({
      ...{ ...head, to, key: `${id}:cancelled:${index}`, template: 'request-cancelled' },
      values: { ...values, cancelledBy: by?.name ?? 'Countersign' },
    }))
  const own = toRequester(requester)
  return oncePerAddress([...(own ? [own] : []), ...others]).map((to, index) => ({
    ...{ ...head, to, key: `${id}:decided:${index}`, template: 'request-decided' },
    values: { ...values, outcome, decidedBy: by?.name ?? null, via: via ?? 'portal', comment: because },
  }))
}
