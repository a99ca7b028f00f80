// Objects by the keys of an address. Readers see what has reached them: somebody just created may not be there yet.

import type { DirectoryObject, Kind } from '../directory/index.ts'
import { type Found, found, refuse } from './answer.ts'
import type { Call } from './call.ts'
import { byKind } from './resources/index.ts'

export const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Users go by their id or by their name. */
export function findUser({ premises }: Call, key: string): Found<DirectoryObject> {
  const view = premises.directory.seen()
  const user = guid.test(key) ? view.find(key.toLowerCase()) : view.userNamed(key)
  return user?.kind === 'user' ? found(user) : refuse('notFound', key)
}

/** Everything else by its id alone. */
export function findObject({ premises }: Call, key: string, kind?: Kind): Found<DirectoryObject> {
  if (!guid.test(key)) return refuse('invalidId', key)
  const object = premises.directory.seen().find(key.toLowerCase())
  return object && (kind === undefined || object.kind === kind) ? found(object) : refuse('notFound', key)
}

/** Apps go by their id, or by `appId='…'`. */
export function findServicePrincipal(call: Call, key: string): Found<DirectoryObject> {
  const appId = /^appId=(.*)$/i.exec(key)?.[1]
  if (appId === undefined) return findObject(call, key, 'servicePrincipal')
  const app = call.premises.directory
    .seen()
    .all('servicePrincipal')
    .find(({ properties }) => String(properties.appId).toLowerCase() === appId.toLowerCase())
  return app ? found(app) : refuse('notFound', appId)
}

export const resourceOf = ({ kind }: DirectoryObject) => byKind[kind]
