// A certificate as an app has one: self-signed, with an RSA key, as Entra wants it.

import { createHash, KeyObject, webcrypto } from 'node:crypto'
import { Integer, Utf8String } from 'asn1js'
import { AttributeTypeAndValue, Certificate } from 'pkijs'

export type ClientCertificate = {
  pem: string
  privateKey: KeyObject
  /** SHA-1 and SHA-256 of it. */
  thumbprint: Buffer
  thumbprintS256: Buffer
}

export async function clientCertificate(from: Date, until: Date): Promise<ClientCertificate> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 }
  const keys = await webcrypto.subtle.generateKey({ ...algorithm, publicExponent: new Uint8Array([1, 0, 1]) }, true, [
    'sign',
    'verify',
  ])
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ value: 1 })
  for (const name of [certificate.subject, certificate.issuer])
    name.typesAndValues.push(new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: 'An app' }) }))
  certificate.notBefore.value = from
  certificate.notAfter.value = until
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  await certificate.sign(keys.privateKey, 'SHA-256')
  const der = Buffer.from(certificate.toSchema(true).toBER())
  return {
    pem: `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    privateKey: KeyObject.from(keys.privateKey),
    thumbprint: createHash('sha1').update(der).digest(),
    thumbprintS256: createHash('sha256').update(der).digest(),
  }
}
