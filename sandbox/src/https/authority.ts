// The sandbox's own certificate authority: made at the first start, kept in the data folder, and what it signs for a start.
//
// Certificates go by the world's time, not by the sandbox's: whoever checks them is another program, whose clock nobody
// moved.

import { createPrivateKey, createPublicKey, KeyObject, randomBytes, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { day } from '../clock.ts'
import { StartFailure } from '../startFailure.ts'
import { authorityCertificate, type KeyPair, newKeys, serverCertificate } from './certificate.ts'

export type HttpsIdentity = {
  key: string
  cert: string
  /** The file clients are told to trust: `NODE_EXTRA_CA_CERTS`. */
  authorityFile: string
}

const authorityLife = 3_650 * day

/** No longer than browsers accept; a new one is made at every start. */
const serverLife = 397 * day

/** Clocks of one machine and its containers differ. */
const early = day

type Authority = { name: string; keys: KeyPair; certificate: X509Certificate }

export async function openHttpsIdentity(dataFolder: string, now: Date): Promise<HttpsIdentity> {
  const folder = join(resolve(dataFolder), 'https')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const authority = (await storedAuthority(folder, now)) ?? (await makeAuthority(folder, now))
  const keys = await newKeys()
  const der = await serverCertificate(authority, keys, {
    from: before(now),
    until: new Date(now.getTime() + serverLife),
  })
  return {
    key: privatePem(keys),
    cert: new X509Certificate(der).toString() + authority.certificate.toString(),
    authorityFile: certificateFile(folder),
  }
}

const certificateFile = (folder: string): string => join(folder, 'authority.pem')
const keyFile = (folder: string): string => join(folder, 'authority.key')

const before = (now: Date): Date => new Date(now.getTime() - early)

/** Nothing where there is none, or where it would not outlive what it is to sign. */
async function storedAuthority(folder: string, now: Date): Promise<Authority | undefined> {
  const file = certificateFile(folder)
  if (!existsSync(file)) return undefined
  try {
    const certificate = new X509Certificate(readFileSync(file))
    if (certificate.validToDate.getTime() < now.getTime() + serverLife) return undefined
    const key = createPrivateKey(readFileSync(keyFile(folder)))
    return { name: certificate.subject.replace(/^CN=/, ''), keys: pairOf(key), certificate }
  } catch (cause) {
    throw new StartFailure(
      `The sandbox cannot read its certificate authority in ${file}. Delete the folder ${folder} and start again; clients have to be told the new one.`,
      { cause },
    )
  }
}

/** The certificate is written last: half an authority is none. */
async function makeAuthority(folder: string, now: Date): Promise<Authority> {
  const name = `Countersign sandbox ${randomBytes(4).toString('hex')}`
  const keys = await newKeys()
  const validity = { from: before(now), until: new Date(now.getTime() + authorityLife) }
  const certificate = new X509Certificate(await authorityCertificate(name, keys, validity))
  write(keyFile(folder), privatePem(keys))
  write(certificateFile(folder), certificate.toString())
  return { name, keys, certificate }
}

function write(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function pairOf(key: KeyObject): KeyPair {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  return {
    privateKey: key.toCryptoKey(algorithm, true, ['sign']),
    publicKey: createPublicKey(key).toCryptoKey(algorithm, true, ['verify']),
  }
}

const privatePem = ({ privateKey }: KeyPair): string =>
  KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString()
