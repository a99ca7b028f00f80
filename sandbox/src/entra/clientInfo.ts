import type { Person, Tenant } from '../directory/index.ts'

/** Who it is, where Microsoft's client libraries look for it: by what they keep accounts apart. */
export const clientInfo = (person: Person, tenant: Tenant): string =>
  Buffer.from(JSON.stringify({ uid: person.id, utid: tenant.id })).toString('base64url')
