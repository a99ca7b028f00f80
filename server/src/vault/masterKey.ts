// The one secret everything else is derived from or wrapped with.
//
// K1  It comes from the environment, or from a key file beside the data, made at first start (0600).
// K2  It leaves this file only as keys derived for one purpose each: who holds one learns nothing of the others.

import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartRefusal } from '../platform/startRefusal.ts'

const keyBytes = 32

export type MasterKey = { derive(purpose: KeyPurpose): Buffer }

/** One purpose, one key. The names are part of what is derived and can't change. */
export type KeyPurpose =
  | 'audit'
  | 'sign-in'
  | 'fingerprint'
  | 'vault'
  | 'vault-id'
  | 'callbacks'
  | 'temporary-passwords'
  | 'reach'

export const masterKeyOf = (secret: Buffer): MasterKey => ({
  derive: (purpose) => Buffer.from(hkdfSync('sha256', secret, '', `countersign/${purpose}`, keyBytes)),
})

/** A key from the environment: 32 bytes, base64. */
export function masterKeyFromText(text: string): MasterKey {
  const secret = Buffer.from(text, 'base64')
  if (secret.length !== keyBytes)
    throw new StartRefusal(
      'MASTER_KEY_UNUSABLE',
      `COUNTERSIGN_MASTER_KEY must be ${keyBytes} bytes in base64 (it has ${secret.length}). Make one with: openssl rand -base64 ${keyBytes}`,
    )
  return masterKeyOf(secret)
}

export const masterKeyFile = (dataFolder: string): string => join(dataFolder, 'master.key')

/** The key beside the data; made when there is none yet and `mayCreate` says that there is nothing it could have protected. */
export async function masterKeyFromFile(dataFolder: string, mayCreate: boolean): Promise<MasterKey> {
  const file = masterKeyFile(dataFolder)
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw new StartRefusal('MASTER_KEY_UNUSABLE', `The key file ${file} can’t be read (${cause.code}).`, { cause })
  })
  if (text === undefined && !mayCreate)
    throw new StartRefusal(
      'MASTER_KEY_MISSING',
      `The key file ${file} is missing, but the database was sealed with one. Put it back from your backup, or set COUNTERSIGN_MASTER_KEY.`,
    )
  return masterKeyOf(text === undefined ? await createKeyFile(file) : parseKeyFile(file, text))
}

function parseKeyFile(file: string, text: string): Buffer {
  const secret = Buffer.from(text.trim(), 'base64')
  if (secret.length !== keyBytes)
    throw new StartRefusal('MASTER_KEY_UNUSABLE', `The key file ${file} is damaged. Put it back from your backup.`)
  return secret
}

/** Written aside, flushed, then renamed: a crash leaves no key file or a whole one. */
async function createKeyFile(file: string): Promise<Buffer> {
  const secret = randomBytes(keyBytes)
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.new`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(`${secret.toString('base64')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
  return secret
}
