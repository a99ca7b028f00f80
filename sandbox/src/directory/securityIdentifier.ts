/** The Windows security identifier of a cloud object: its id again, as four numbers. */
export function securityIdentifier(id: string): string {
  const hex = id.replaceAll('-', '')
  // A GUID's first three groups are written most significant byte first but stored least significant first.
  const bytes = Buffer.from(hex, 'hex')
  bytes.subarray(0, 4).reverse()
  bytes.subarray(4, 6).reverse()
  bytes.subarray(6, 8).reverse()
  return `S-1-12-1-${[0, 4, 8, 12].map((at) => bytes.readUInt32LE(at)).join('-')}`
}
