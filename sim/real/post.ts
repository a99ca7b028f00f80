// Letters arrive at a host that lives, or come back and are sent again.

import { type Letter, never, type RealWorld } from './world.ts'

export function deliverSome(world: RealWorld, most: number): void {
  const { letters, clock } = world
  const arrived = [...letters].filter(({ notBefore }) => notBefore <= clock.now())
  for (const letter of arrived.slice(0, most)) deliverOne(world, letter)
}

function deliverOne(world: RealWorld, letter: Letter): void {
  const host = world.chance.pick(world.hosts.filter(({ isAlive }) => isAlive()))
  if (!host) return
  world.letters.delete(letter)
  const underWay: Letter = { ...letter, notBefore: never }
  world.letters.add(underWay)
  const settle = (): void => void world.letters.delete(underWay)
  letter.post(host.processes).then(
    (status) => {
      settle()
      if (status === 'broken') world.wrongs.push(`${letter.id} met a bug`)
    },
    (cause: unknown) => {
      settle()
      world.letters.add(letter)
      if (host.isAlive()) world.wrongs.push(`${letter.id} failed: ${String(cause)}`)
    },
  )
}
