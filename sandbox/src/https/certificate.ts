// Certificates, made: an authority that signs for this machine's own names, and what it signs.

import { createHash, randomBytes, webcrypto } from 'node:crypto'
import { BitString, Integer, OctetString, Utf8String } from 'asn1js'
import {
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  GeneralName,
  GeneralNames,
  GeneralSubtree,
  NameConstraints,
} from 'pkijs'

export type KeyPair = webcrypto.CryptoKeyPair

export type Validity = { from: Date; until: Date }

export const newKeys = (): Promise<KeyPair> =>
  webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])

/** It may sign for the names of this machine and for nothing else: whoever trusts it does not trust it with the world. */
export async function authorityCertificate(name: string, keys: KeyPair, validity: Validity): Promise<Buffer> {
  const constraints = new NameConstraints({
    permittedSubtrees: [
      dns('localhost'),
      address([127, 0, 0, 0, 255, 0, 0, 0]),
      address([...loopbackV6, ...wholeV6]),
    ].map((base) => new GeneralSubtree({ base })),
  })
  const identifier = await identifierOf(keys)
  return build({ subject: name, issuer: name, keys, signer: keys, validity }, [
    extension('2.5.29.19', new BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
    extension('2.5.29.15', usage(signsCertificates), true),
    extension('2.5.29.30', constraints, true),
    extension('2.5.29.14', identifier),
  ])
}

/** What a server on this machine shows, under every name it may be called by. */
export async function serverCertificate(
  authority: { name: string; keys: KeyPair },
  keys: KeyPair,
  validity: Validity,
  names: readonly GeneralName[] = [dns('localhost'), address([127, 0, 0, 1]), address(loopbackV6)],
): Promise<Buffer> {
  const { name: issuer, keys: signer } = authority
  return build({ subject: 'localhost', issuer, keys, signer, validity }, [
    extension('2.5.29.19', new BasicConstraints({ cA: false }), true),
    extension('2.5.29.15', usage(signsHandshakes), true),
    extension('2.5.29.37', new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.1'] })),
    extension('2.5.29.17', new GeneralNames({ names: [...names] })),
    extension('2.5.29.14', await identifierOf(keys)),
    extension('2.5.29.35', new AuthorityKeyIdentifier({ keyIdentifier: await identifierOf(signer) })),
  ])
}

type Parties = { subject: string; issuer: string; keys: KeyPair; signer: KeyPair; validity: Validity }

async function build({ subject, issuer, keys, signer, validity }: Parties, extensions: Extension[]): Promise<Buffer> {
  const certificate = new Certificate()
  certificate.version = 2 // version 3, counted from nought
  certificate.serialNumber = new Integer({ valueHex: newSerial() })
  certificate.subject.typesAndValues.push(commonName(subject))
  certificate.issuer.typesAndValues.push(commonName(issuer))
  certificate.notBefore.value = validity.from
  certificate.notAfter.value = validity.until
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  certificate.extensions = extensions
  await certificate.sign(signer.privateKey, 'SHA-256')
  return Buffer.from(certificate.toSchema(true).toBER())
}

/** Positive, and the same for no two certificates: browsers refuse what an issuer seems to have signed twice. */
function newSerial(): ArrayBuffer {
  const bytes = new Uint8Array(randomBytes(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.buffer
}

const commonName = (value: string): AttributeTypeAndValue =>
  new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value }) })

const extension = (
  extnID: string,
  value: { toSchema(): { toBER(): ArrayBuffer } } | OctetString | BitString,
  critical = false,
) => new Extension({ extnID, critical, extnValue: 'toSchema' in value ? value.toSchema().toBER() : value.toBER() })

export const dns = (value: string): GeneralName => new GeneralName({ type: 2, value })

const address = (bytes: readonly number[]): GeneralName =>
  new GeneralName({ type: 7, value: new OctetString({ valueHex: new Uint8Array(bytes).buffer }) })

const loopbackV6 = [...Array<number>(15).fill(0), 1]
const wholeV6 = Array<number>(16).fill(255)

/** Bits of RFC 5280's KeyUsage, the first of them the highest. */
const signsHandshakes = 0b1000_0000
const signsCertificates = 0b0000_0110

const usage = (bits: number): BitString => new BitString({ valueHex: new Uint8Array([bits]).buffer })

async function identifierOf({ publicKey }: KeyPair): Promise<OctetString> {
  const key = Buffer.from(await webcrypto.subtle.exportKey('spki', publicKey))
  return new OctetString({ valueHex: new Uint8Array(createHash('sha1').update(key).digest()).buffer })
}
