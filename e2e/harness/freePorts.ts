import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** Server and sandbox must know each other's address before either starts. Both are held until both are known. */
export async function twoFreePorts(): Promise<[number, number]> {
  const [one, other] = await Promise.all([hold(), hold()])
  await Promise.all([one.release(), other.release()])
  return [one.port, other.port]
}

/** A port that nobody else gets until it is released. */
export async function hold(): Promise<{ port: number; release(): Promise<void> }> {
  const holder = createServer()
  holder.listen(0, '127.0.0.1')
  await once(holder, 'listening')
  return {
    port: (holder.address() as AddressInfo).port,
    release: async () => {
      holder.close()
      await once(holder, 'close')
    },
  }
}
