// A self-signed certificate as an application has one, written byte by byte: Node makes keys, but no certificates.

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  const head = length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from(head), content])
}
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts)
const time = (at: Date): Buffer => der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`))

const sha256WithRsa = sequence(Buffer.from('06092a864886f70d01010b', 'hex'), der(0x05))
const name = sequence(der(0x31, sequence(Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('An app')))))

const pem = (label: string, bytes: Buffer): string =>
  `-----BEGIN ${label}-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`

export function testCertificate(until: Date): { certificate: string; privateKey: string } {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const serial = der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]))
  const validity = sequence(time(new Date(Date.now() - 86_400_000)), time(until))
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' })
  const version = der(0xa0, der(0x02, Buffer.from([2])))
  const body = sequence(version, serial, sha256WithRsa, name, validity, name, publicKey)
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, keys.privateKey))
  return {
    certificate: pem('CERTIFICATE', sequence(body, sha256WithRsa, signature)),
    privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
