// Folders: one for each address that mail came for, and one for all of it.

import { type Directory, type Person, people } from '../../directory/index.ts'
import { folders } from '../../mailbox/index.ts'
import type { Visit } from '../frame/index.ts'

/** The folder that an address asks for; none is all mail. */
export const folderOf = ({ c }: Visit): string => c.req.query('folder')?.trim().toLowerCase() ?? ''

/** A page of the mailbox, in its folder. */
export function mailboxPath(path: string, folder: string, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...(folder === '' ? {} : { folder }), ...more })
  return query.size === 0 ? path : `${path}?${query}`
}

export type ShownFolder = { address: string; name: string; unread: number; isOwn: boolean }

/** Those with mail, and one's own; one's own first, then by name. */
export function shownFolders({ premises, person }: Visit): ShownFolder[] {
  const { store, directory } = premises
  const named = peopleByAddress(directory)
  const own = person.mail.toLowerCase()
  const known = folders(store).map(({ address, unread }) => ({ address: address.toLowerCase(), unread }))
  const all = known.some(({ address }) => address === own) ? known : [{ address: own, unread: 0 }, ...known]
  return all
    .map((folder) => ({
      ...folder,
      name: named.get(folder.address)?.displayName ?? folder.address,
      isOwn: folder.address === own,
    }))
    .sort((one, other) => Number(other.isOwn) - Number(one.isOwn) || one.name.localeCompare(other.name, 'en'))
}

export function folderName({ premises }: Visit, folder: string): string {
  if (folder === '') return 'All mail'
  return peopleByAddress(premises.directory).get(folder)?.displayName ?? folder
}

/** Under every address a mail may name them by. */
const peopleByAddress = (directory: Directory): ReadonlyMap<string, Person> =>
  new Map(
    people(directory).flatMap((person) =>
      [person.userPrincipalName, person.mail].map((address) => [address.toLowerCase(), person] as const),
    ),
  )
