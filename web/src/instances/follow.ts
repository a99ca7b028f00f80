import { useEffect, useState } from 'react'

/**
 * Asks once for each value that comes, one at a time: those that come while an answer is on its way are one. So what is
 * dear to ask for follows what is cheap, as fast as it can and no faster.
 */
export function follower<T>(first: T, ask: () => Promise<unknown>): (next: T) => void {
  let asked = first
  let wanted = first
  let isBusy = false
  async function catchUp(): Promise<void> {
    isBusy = true
    while (asked !== wanted) {
      asked = wanted
      await ask().catch(() => undefined) // told by whoever asks; the next value is asked for all the same
    }
    isBusy = false
  }
  return (next) => {
    wanted = next
    if (!isBusy) void catchUp()
  }
}

/** Calls `ask` whenever the instance has come to another revision. `ask` must stay the same function. */
export function useFollow(revision: number, ask: () => Promise<unknown>): void {
  const [follow, setFollow] = useState(() => ({ ask, to: follower(revision, ask) }))
  if (follow.ask !== ask) setFollow({ ask, to: follower(revision, ask) })
  useEffect(() => follow.to(revision), [follow, revision])
}
