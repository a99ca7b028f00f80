// Where an app lets people be sent back to. The platform of an address decides what the app is: a server that keeps a
// secret, a page in a browser, a program on somebody's machine.

import type { Store } from '../../store/index.ts'

export type Platform = 'web' | 'spa' | 'publicClient'

export type RedirectUri = { uri: string; platform: Platform }

/** The addresses an app gets from the settings: those of the last start go, those of this one come. */
export function setRedirectUris(store: Store, clientId: string, uris: readonly string[]): void {
  store.run`delete from redirect_uri where client_id = ${clientId} and from_settings = 1`
  for (const uri of uris)
    store.run`
      insert into redirect_uri (client_id, uri, from_settings) values (${clientId}, ${uri}, 1) on conflict do nothing`
}

/** An address is of one platform: adding it once more moves it there. */
export function addRedirectUri(store: Store, clientId: string, uri: string, platform: Platform = 'web'): void {
  store.run`
    insert into redirect_uri (client_id, uri, from_settings, platform) values (${clientId}, ${uri}, 0, ${platform})
    on conflict do update set platform = excluded.platform, from_settings = 0`
}

export function removeRedirectUri(store: Store, clientId: string, uri: string): void {
  store.run`delete from redirect_uri where client_id = ${clientId} and uri = ${uri}`
}

export const redirectUrisOf = (store: Store, clientId: string): RedirectUri[] =>
  store.rows<RedirectUri>`
    select uri, platform from redirect_uri where client_id = ${clientId} order by uri limit 1000`

export const isRegisteredAnywhere = (store: Store, uri: string): boolean =>
  store.row`select 1 from redirect_uri where uri = ${uri} limit 1` !== undefined

/** Letter by letter; only a program on somebody's machine may listen on any port of it. */
export const findRedirectUri = (store: Store, clientId: string, uri: string): RedirectUri | undefined => {
  const registered = redirectUrisOf(store, clientId)
  const portless = withoutPort(uri)
  return (
    registered.find((one) => one.uri === uri) ??
    registered.find(
      (one) => one.platform === 'publicClient' && portless !== undefined && withoutPort(one.uri) === portless,
    )
  )
}

function withoutPort(uri: string): string | undefined {
  const url = URL.parse(uri)
  if (url?.protocol !== 'http:' || !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return undefined
  url.port = ''
  return url.href
}
