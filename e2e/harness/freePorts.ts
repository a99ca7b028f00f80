import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** Server and sandbox must know each other's address before either starts. Both are held until both are known. */
export async function twoFreePorts(): Promise<[number, number]> {
  const [one, other] = await Promise.all([hold(), hold()])
  await Promise.all([one.release(), other.release()])
  return [one.port, other.port]
}

// Below the ports that systems give to whoever calls somebody: between its release and its use, or while a killed
// server is away, no passing connection takes it.
const lowest = 20_000
const count = 12_000

const triesMax = 100

/** A port that nobody else gets until it is released. */
export async function hold(): Promise<{ port: number; release(): Promise<void> }> {
  for (let tries = 1; ; tries += 1) {
    const holder = createServer((caller) => caller.destroy()) // whoever is kept open keeps the port from its release
    holder.listen(lowest + Math.floor(Math.random() * count), '127.0.0.1')
    try {
      await once(holder, 'listening')
    } catch (cause) {
      if (tries < triesMax) continue
      throw cause
    }
    return {
      port: (holder.address() as AddressInfo).port,
      release: async () => {
        holder.close()
        await once(holder, 'close')
      },
    }
  }
}
