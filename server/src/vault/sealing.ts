// Values are sealed where they are stored: AES-256-GCM under a key of their own, which is wrapped by a key from the
// master key.
//
// V1  Reading the database reads no value.
// V2  A sealed value is good at its place alone (table, row, column): put elsewhere it does not open.
// V3  The value is not bound to the master key, only its key is: another master key means wrapping 32 bytes anew.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { invariant } from '@countersign/engine'
import type { MasterKey } from './masterKey.ts'

export type Place = { table: string; row: string; column: string }

/** As it is stored, in two columns. */
export type Sealed = { keyId: Buffer; sealed: Buffer }

export type Sealing = {
  seal(value: string, place: Place): Sealed
  /** Throws if it was sealed by another key, at another place, or changed since. */
  open(sealed: Sealed, place: Place): string
}

const algorithm = 'aes-256-gcm'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const wrappedBytes = nonceBytes + keyBytes + tagBytes

export function openSealing(masterKey: MasterKey): Sealing {
  const wrappingKey = masterKey.derive('vault')
  const keyId = masterKey.derive('vault-id').subarray(0, 8)
  return {
    seal: (value, place) => {
      const key = randomBytes(keyBytes)
      const wrapped = encrypt(wrappingKey, key, [keyId, bytesOf(place)])
      return { keyId, sealed: Buffer.concat([wrapped, encrypt(key, Buffer.from(value), [bytesOf(place)])]) }
    },
    open: ({ keyId: by, sealed }, place) => {
      invariant(by.equals(keyId), `${place.table}.${place.column} was sealed with another master key`)
      const key = decrypt(wrappingKey, sealed.subarray(0, wrappedBytes), [keyId, bytesOf(place)])
      return decrypt(key, sealed.subarray(wrappedBytes), [bytesOf(place)]).toString()
    },
  }
}

/** Unambiguous, whatever stands in a row's name. */
const bytesOf = ({ table, column, row }: Place): Buffer => Buffer.from(JSON.stringify([table, column, row]))

/** A key seals once or, the wrapping one, under a nonce by chance: 2³² values before two are likely to share one. */
function encrypt(key: Buffer, plain: Buffer, bound: readonly Buffer[]): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.concat(bound))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: Buffer, sealed: Buffer, bound: readonly Buffer[]): Buffer {
  const tag = sealed.subarray(-tagBytes)
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.concat(bound)).setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
}
