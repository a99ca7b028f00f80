import { stableId, tenant } from './alder.ts'

export type Guest = {
  id: string
  mail: string
  displayName: string
  givenName: string
  surname: string
  companyName: string
  state: 'Accepted' | 'PendingAcceptance'
}

/** People from elsewhere: one has come in, one has not yet answered the invitation. */
export const guests: readonly Guest[] = [
  {
    id: stableId('user/guest/marta'),
    mail: 'marta.vidal@fabrikam.example',
    displayName: 'Marta Vidal',
    givenName: 'Marta',
    surname: 'Vidal',
    companyName: 'Fabrikam Optics',
    state: 'Accepted',
  },
  {
    id: stableId('user/guest/henrik'),
    mail: 'henrik.dahl@northlens.example',
    displayName: 'Henrik Dahl',
    givenName: 'Henrik',
    surname: 'Dahl',
    companyName: 'Northlens',
    state: 'PendingAcceptance',
  },
]

/** How a guest is called here: the address with its @ turned into _, and #EXT#. */
export const guestName = (mail: string): string => `${mail.replace('@', '_')}#EXT#@${tenant.domain}`
