// The public halves of an app's certificates: what it signs its assertions with is known by the thumbprint.

import { createHash, randomUUID, X509Certificate } from 'node:crypto'
import type { Store } from '../../store/index.ts'

export type Certificate = {
  id: string
  description: string
  /** SHA-1 of the certificate in hexadecimal, as Entra shows it. */
  thumbprint: string
  thumbprintS256: string
  certificate: string
  startsAt: number
  endsAt: number
}

/** Takes PEM or base64 of DER, in whatever file it came; nothing where there is no certificate with an RSA key in it. */
export function readCertificate(text: string): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64'))
    return certificate.publicKey.asymmetricKeyType === 'rsa' ? certificate : undefined
  } catch {
    return undefined // a file of any other kind: whoever uploads it is told
  }
}

/** False where it is there already. */
export function addCertificate(
  store: Store,
  clientId: string,
  certificate: X509Certificate,
  description: string,
): boolean {
  const { raw } = certificate
  const print = (hash: string): string => createHash(hash).update(raw).digest('hex').toUpperCase()
  return (
    store.row`
      insert into client_certificate
        (id, client_id, description, certificate, thumbprint, thumbprint_s256, starts_at, ends_at)
      values (${randomUUID()}, ${clientId}, ${description}, ${certificate.toString()}, ${print('sha1')}, ${print('sha256')},
        ${certificate.validFromDate.getTime()}, ${certificate.validToDate.getTime()})
      on conflict do nothing returning id` !== undefined
  )
}

export const removeCertificate = (store: Store, clientId: string, id: string): boolean =>
  store.row`delete from client_certificate where client_id = ${clientId} and id = ${id} returning id` !== undefined

export const certificatesOf = (store: Store, clientId: string): Certificate[] =>
  store.rows<Certificate>`
    select id, description, thumbprint, thumbprint_s256 as thumbprintS256, certificate, starts_at as startsAt,
      ends_at as endsAt
    from client_certificate where client_id = ${clientId} order by ends_at limit 1000`
