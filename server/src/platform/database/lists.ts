// A list goes to PostgreSQL in its binary form. As text each of its entries would be escaped here and read letter by letter
// there, which took a twentieth of all that a request costs (record 24).

/** Writes an entry at its place and says how many bytes it took; undefined where it can't be written so. */
type Write = (entry: unknown, list: Buffer, at: number) => number | undefined

type Kind = { oid: number; bytesMax: (entry: unknown) => number; write: Write }

/** For a list that a statement casts, as in `${ids}::uuid[]`. What is not known here is left to the driver, which writes text. */
export function listFor(cast: string, entries: readonly unknown[]): unknown {
  const kind = kinds.get(cast)
  return (kind && binary(kind, entries)) ?? entries
}

const emptyBytes = 12
const headerBytes = 20
const lengthBytes = 4

function binary({ oid, bytesMax, write }: Kind, entries: readonly unknown[]): Buffer | undefined {
  let size = headerBytes
  for (const entry of entries) size += lengthBytes + (isNull(entry) ? 0 : bytesMax(entry)) // holes as well
  const list = Buffer.allocUnsafe(size)
  list.writeInt32BE(entries.length > 0 ? 1 : 0, 0) // dimensions
  list.writeInt32BE(entries.some(isNull) ? 1 : 0, 4)
  list.writeInt32BE(oid, 8)
  list.writeInt32BE(entries.length, 12)
  list.writeInt32BE(1, 16) // the place of the first
  if (entries.length === 0) return list.subarray(0, emptyBytes)
  let end = headerBytes
  for (const entry of entries) {
    const start = end + lengthBytes
    const length = isNull(entry) ? -1 : write(entry, list, start)
    if (length === undefined) return undefined
    list.writeInt32BE(length, end)
    end = start + Math.max(length, 0)
  }
  return list.subarray(0, end)
}

const isNull = (entry: unknown): boolean => entry === null || entry === undefined

const utf8BytesMax = (entry: unknown): number => (typeof entry === 'string' ? entry.length * 3 : 0)

const writeText: Write = (entry, list, at) => (typeof entry === 'string' ? list.write(entry, at) : undefined)

const jsonbVersion = 1

const writeJsonb: Write = (entry, list, at) => {
  if (typeof entry !== 'string') return undefined
  return list.writeUInt8(jsonbVersion, at) - at + list.write(entry, at + 1)
}

const noDigit = 16
const digits = new Uint8Array(256).fill(noDigit)
for (const digit of '0123456789abcdefABCDEF') digits[digit.charCodeAt(0)] = Number.parseInt(digit, 16)

const uuidLength = 36
const letters = Buffer.alloc(utf8BytesMax('x'.repeat(uuidLength)))

const digitAt = (place: number): number => digits[letters[place] ?? 0] ?? noDigit

const dash = '-'.charCodeAt(0)
const dashBefore = (byte: number): boolean => byte === 4 || byte === 6 || byte === 8 || byte === 10

/**
 * Digit by digit, from a list of its letters: without its dashes and as hex, it would take four times as long, and V8 looks up
 * the letter of a string anew for each of the kinds of string it knows.
 */
const writeUuid: Write = (entry, list, at) => {
  if (typeof entry !== 'string' || entry.length !== uuidLength) return undefined
  if (letters.write(entry) !== uuidLength) return undefined // some letter takes more than a byte
  let place = 0
  for (let byte = 0; byte < 16; byte += 1) {
    if (dashBefore(byte) && letters[place++] !== dash) return undefined
    const high = digitAt(place++)
    const low = digitAt(place++)
    if (high === noDigit || low === noDigit) return undefined
    list[at + byte] = high * 16 + low
  }
  return 16
}

const epoch = Date.UTC(2000, 0)

const writeInstant: Write = (entry, list, at) => {
  if (!(entry instanceof Date) || Number.isNaN(entry.getTime())) return undefined
  return list.writeBigInt64BE(BigInt(entry.getTime() - epoch) * 1000n, at) - at
}

const writeInt: Write = (entry, list, at) =>
  typeof entry === 'number' && (entry | 0) === entry ? list.writeInt32BE(entry, at) - at : undefined

const writeBytes: Write = (entry, list, at) => (Buffer.isBuffer(entry) ? entry.copy(list, at) : undefined)

const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['uuid', { oid: 2950, bytesMax: () => 16, write: writeUuid }],
  ['text', { oid: 25, bytesMax: utf8BytesMax, write: writeText }],
  ['json', { oid: 114, bytesMax: utf8BytesMax, write: writeText }],
  ['jsonb', { oid: 3802, bytesMax: (entry) => 1 + utf8BytesMax(entry), write: writeJsonb }],
  ['timestamptz', { oid: 1184, bytesMax: () => 8, write: writeInstant }],
  ['int', { oid: 23, bytesMax: () => 4, write: writeInt }],
  ['bytea', { oid: 17, bytesMax: (entry) => (Buffer.isBuffer(entry) ? entry.length : 0), write: writeBytes }],
])
