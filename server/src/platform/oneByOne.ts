import { Fault } from './fault.ts'

export type OneByOne = <Result>(work: () => Promise<Result>) => Promise<Result>

/** Work that is done one after the other: so much may wait and no more, the rest is refused at once. */
export function oneByOne(waitingMax: number, what: string): OneByOne {
  let before: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async (work) => {
    if (waiting >= waitingMax) throw new Fault('OVERLOADED', `${waiting} ${what} wait already`, { retry: 'later' })
    waiting += 1
    const done = before.then(work)
    before = done.catch(() => undefined)
    try {
      return await done
    } finally {
      waiting -= 1
    }
  }
}
