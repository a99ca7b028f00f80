import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { CallFault } from './callFault.ts'

const unpackers = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
])

/** What was packed, although nobody asked for that; no larger than if it had not been. */
export async function unpack(packed: Buffer, encoding: string, bytesMax: number, origin: string): Promise<Buffer> {
  const unpacker = unpackers.get(encoding.trim().toLowerCase())
  if (!unpacker || packed.length === 0) return packed
  try {
    return await unpacker(packed, { maxOutputLength: bytesMax })
  } catch (cause) {
    const isTooLarge = cause instanceof RangeError && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    if (isTooLarge) throw tooLarge(origin, bytesMax)
    throw new CallFault('UNREACHABLE', `What ${origin} answered can’t be unpacked.`, {
      retry: 'later',
      sent: 'perhaps',
      cause,
    })
  }
}

export const tooLarge = (origin: string, bytesMax: number): CallFault =>
  new CallFault('ANSWER_TOO_LARGE', `${origin} answered with more than ${bytesMax} bytes.`, {
    retry: 'never',
    sent: 'perhaps',
  })
