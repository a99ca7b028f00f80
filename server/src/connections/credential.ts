// What a connection proves itself by, as it is sealed: what an answer may tell of it is its kind and its end.

import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Place, Sealed, Sealing } from '../vault/index.ts'

export type Credential =
  | { kind: 'secret'; secret: string }
  | { kind: 'certificate'; certificate: string; privateKey: string }
  | { kind: 'bearer'; token: string }
  | { kind: 'api-key'; in: 'header' | 'query'; name: string; key: string }
  | { kind: 'basic'; username: string; password: string }

const placeOf = (connectionId: string, column: 'credential' | 'grant_sealed'): Place => ({
  table: 'connection',
  row: connectionId,
  column,
})

export const sealCredential = (sealing: Sealing, connectionId: string, credential: Credential): Sealed =>
  sealing.seal(JSON.stringify(credential), placeOf(connectionId, 'credential'))

export const openCredential = (sealing: Sealing, connectionId: string, sealed: Sealed): Credential =>
  JSON.parse(sealing.open(sealed, placeOf(connectionId, 'credential')))

/** A refresh token. */
export const sealGrant = (sealing: Sealing, connectionId: string, grant: string): Sealed =>
  sealing.seal(grant, placeOf(connectionId, 'grant_sealed'))

export const openGrant = (sealing: Sealing, connectionId: string, sealed: Sealed): string =>
  sealing.open(sealed, placeOf(connectionId, 'grant_sealed'))

export const tokenPlace = (connectionId: string, resource: string): Place => ({
  table: 'connection_token',
  row: `${connectionId} ${resource}`,
  column: 'sealed',
})

/** What of a credential must never come back in an answer. */
export const secretsOf = (credential: Credential): string[] => {
  switch (credential.kind) {
    case 'secret':
      return [credential.secret]
    case 'certificate':
      return [credential.privateKey]
    case 'bearer':
      return [credential.token]
    case 'api-key':
      return [credential.key]
    case 'basic':
      return [credential.password, basicPair(credential)]
  }
}

/** As it travels. */
export const basicPair = ({ username, password }: Extract<Credential, { kind: 'basic' }>): string =>
  Buffer.from(`${username}:${password}`).toString('base64')

export type ReadCertificate =
  | { ok: true; credential: Extract<Credential, { kind: 'certificate' }>; expiresAt: Date }
  | { ok: false; reason: string }

/** A certificate and its private key out of one PEM, in either order. */
export function readCertificate(pem: string): ReadCertificate {
  const certificate = block(pem, 'CERTIFICATE')
  const privateKey = block(pem, '(?:RSA )?PRIVATE KEY')
  if (!certificate || !privateKey)
    return { ok: false, reason: 'Paste the certificate and its private key (unencrypted), both in PEM.' }
  try {
    const read = new X509Certificate(certificate)
    const key = createPrivateKey(privateKey)
    if (key.asymmetricKeyType !== 'rsa') return { ok: false, reason: 'Entra takes certificates with an RSA key only.' }
    if (!read.checkPrivateKey(key)) return { ok: false, reason: 'The private key is not the one of this certificate.' }
    const pkcs8 = key.export({ type: 'pkcs8', format: 'pem' }).toString()
    const credential = { kind: 'certificate' as const, certificate: read.toString(), privateKey: pkcs8 }
    return { ok: true, credential, expiresAt: read.validToDate }
  } catch {
    return { ok: false, reason: 'What was pasted is no certificate with a private key.' }
  }
}

const block = (pem: string, label: string): string | undefined =>
  new RegExp(`-----BEGIN ${label}-----[\\s\\S]+?-----END ${label}-----`).exec(pem)?.[0]
