// Who an account is in an identity store.
//
// P1  By the id that the issuer gives somebody, if the store has a user of that id; else by the user name.
// P2  A user name counts only in a domain of the store: elsewhere anybody may have given it to themselves.
// P3  Accounts of another issuer are nobody, and so is who may not sign in any more.

import type { Asker } from '@countersign/core/changes'
import type { ObjectDetails } from '@countersign/core/directory'
import type { KnownCaller } from '../http/index.ts'
import type { Db } from '../platform/database/index.ts'
import { selectObjectId } from './sql.ts'
import type { Store } from './stores.ts'

export async function personOf(
  db: Db,
  { issuer, domains, directory }: Pick<Store, 'issuer' | 'domains' | 'directory'>,
  account: KnownCaller['account'],
): Promise<ObjectDetails | undefined> {
  if (account.issuer !== issuer) return undefined
  const objectId = (await selectObjectId(db, account.id))?.objectId
  const byId = objectId ? await directory.get(objectId) : undefined
  const person = byId ?? (await byUserName(account.userPrincipalName, domains, directory))
  return person?.kind === 'user' && person.attributes.accountEnabled !== false ? person : undefined
}

async function byUserName(userName: string | null, domains: readonly string[], directory: Store['directory']) {
  const domain = userName?.slice(userName.lastIndexOf('@') + 1).toLowerCase()
  if (!userName || !domain || !domains.includes(domain)) return undefined
  const found = await directory.find(userName)
  const own = found?.attributes.userPrincipalName
  return typeof own === 'string' && own.toLowerCase() === userName.toLowerCase() ? found : undefined
}

export const askerOf = ({ permissions }: KnownCaller, person: ObjectDetails | undefined): Asker => ({
  person: person ?? null,
  mayAsk: permissions.has('directory.ask'),
  mayChange: permissions.has('directory.change'),
})
