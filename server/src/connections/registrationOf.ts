import type { CloudName } from '@countersign/core/clouds'
import type { Sealing } from '../vault/index.ts'
import { cloudNamed, type Surroundings } from './clouds.ts'
import { openCredential } from './credential.ts'
import { type Refused, type Registration, refusedFor } from './oauth/index.ts'

type Stored = {
  id: string
  cloud: CloudName | null
  tenant: string | null
  clientId: string | null
  ownsRegistration: boolean
  credentialKeyId: Buffer | null
  credential: Buffer | null
}

/** What a connection signs in with; refused where it was made with what this server was told of no longer. */
export function registrationOf(
  surroundings: Surroundings,
  sealing: Sealing,
  { id, cloud: cloudName, tenant, clientId, ...stored }: Stored,
): { ok: true; registration: Registration } | Refused {
  const cloud = cloudName === null ? undefined : cloudNamed(surroundings, cloudName)
  if (!cloud || tenant === null || clientId === null) return refusedFor('registration-changed')
  if (stored.ownsRegistration && stored.credential && stored.credentialKeyId) {
    const credential = openCredential(sealing, id, { keyId: stored.credentialKeyId, sealed: stored.credential })
    if (credential.kind !== 'secret' && credential.kind !== 'certificate') return refusedFor('registration-changed')
    return { ok: true, registration: { cloud, tenant, clientId, credential } }
  }
  const { own } = surroundings
  const isOurs = own?.cloud === cloudName && own?.tenant === tenant && own?.clientId === clientId
  if (!own || !isOurs) return refusedFor('registration-changed')
  return {
    ok: true,
    registration: { cloud, tenant, clientId, credential: { kind: 'secret', secret: own.clientSecret } },
  }
}
