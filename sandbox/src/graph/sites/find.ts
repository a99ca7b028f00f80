// Sites by the many names Graph has for one: `root`, the host, `host,collection,web`, the collection's id alone, or
// `host:/path`.

import { siteHost } from '../../company/index.ts'
import { type Site, siteByPath, sites } from '../../sharepoint/index.ts'
import { type Found, found, refuse } from '../answer.ts'
import type { Call } from '../call.ts'

export function findSite({ premises: { store } }: Call, key: string): Found<Site> {
  const site = byKey(key.toLowerCase())
  return site ? found(site) : refuse('itemNotFound')

  function byKey(wanted: string): Site | undefined {
    if (wanted === 'root' || wanted === siteHost) return siteByPath(store, '')
    if (wanted.startsWith(`${siteHost}:`))
      return siteByPath(store, wanted.slice(siteHost.length + 1).replace(/^\/|\/$/g, ''))
    const [host, collection, web] = wanted.includes(',') ? wanted.split(',') : [siteHost, wanted, undefined]
    if (host !== siteHost) return undefined
    return sites(store).find(({ id, webId }) => id === collection && (web === undefined || web === webId))
  }
}

export const asSite = ({ id, webId, path, name, displayName, description, createdAt }: Site) => ({
  createdDateTime: new Date(createdAt).toISOString(),
  description,
  id: `${siteHost},${id},${webId}`,
  lastModifiedDateTime: new Date(createdAt).toISOString(),
  name,
  webUrl: `https://${siteHost}${path === '' ? '' : `/${path}`}`,
  displayName,
  ...(path === '' ? { root: {} } : {}),
  siteCollection: { hostname: siteHost },
})
