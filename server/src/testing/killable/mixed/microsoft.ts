// Microsoft's side, played all the while: whoever is asked approves, and desktop flows succeed.

import { setTimeout } from 'node:timers/promises'
import { approvalsAt } from '../../powerAutomate/index.ts'
import type { World } from './world.ts'

const lookMs = 200

/** Answers how to stop it. */
export function playMicrosoft({ entra, desktop }: Pick<World, 'entra' | 'desktop'>): () => Promise<void> {
  const stop = new AbortController()
  const { pending, answer } = approvalsAt(entra)
  const rounds = [
    async () => {
      for (const { id } of await pending()) await answer(id, 'ada@alder.example', 'Approve', 'Welcome')
    },
    async () => {
      for (const { id, status } of await desktop.runs()) if (status === 'Running') await desktop.play(id, 'succeed')
    },
  ]
  const playing = rounds.map(async (round) => {
    while (!stop.signal.aborted) {
      await round()
      await setTimeout(lookMs)
    }
  })
  return async () => {
    stop.abort()
    await Promise.all(playing)
  }
}
