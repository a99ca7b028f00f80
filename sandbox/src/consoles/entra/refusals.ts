import { type Directory, type Refusal, text } from '../../directory/index.ts'

/** The directory's refusal as a sentence for whoever tried; `what` is whom or what they wanted to change. */
export function refusalText(directory: Directory, refusal: Refusal, what: string): string {
  const name = (id: string): string => {
    const object = directory.latest().find(id)
    return (object && text(object, 'displayName')) ?? id
  }
  switch (refusal.code) {
    case 'not-found':
      return `There is no ${name(refusal.id)} any more, or it is too new: readers of the directory see a change only after the replication delay.`
    case 'taken':
      return `Another object has the same ${refusal.property} already. Choose another one.`
    case 'invalid':
      return refusal.reason
    case 'already-linked':
      return `${name(refusal.id)} is there already.`
    case 'not-linked':
      return `${name(refusal.id)} is not there any more.`
    case 'not-manageable':
      return `The members of ${what} cannot be changed here: a rule decides who is in a dynamic group, and Exchange keeps distribution lists and mail-enabled security groups.`
    case 'synced':
      return `${what} is synchronised from on-premises Active Directory. Change it there; it comes here by itself.`
  }
}
