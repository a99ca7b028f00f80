import type { Store } from '../store/index.ts'

export type Tenant = { id: string; name: string; domain: string }

/** The one company whose directory this is. */
export function homeTenant(store: Store): Tenant {
  const tenant = store.row<Tenant>`select id, name, domain from tenant`
  if (!tenant) throw new Error('the sandbox has no company: it was never seeded')
  return tenant
}

export const setTenant = (store: Store, { id, name, domain }: Tenant): void =>
  store.run`insert into tenant (id, name, domain) values (${id}, ${name}, ${domain}) on conflict do nothing`
