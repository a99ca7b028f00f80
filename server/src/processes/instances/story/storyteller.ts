// Tells stories beside the server, one at a time, in a thread that is there as long as somebody listens.
//
// ST1  No story holds up anything but stories: the thread tells, the server only hands over texts.
// ST2  Whatever the story is, it ends: in time and memory, or told so far.
// ST3  So many may wait and no more; the others are told at once.

import { oneByOne } from '../../../platform/oneByOne.ts'
import { threadBeside } from '../../../platform/thread.ts'
import type { Retelling, Wish } from './retelling.ts'
import type { FactText } from './sql.ts'

export type Heard =
  | { readonly type: 'begin'; readonly graph: string; readonly wish: Wish }
  | { readonly type: 'facts'; readonly facts: readonly FactText[] }
  /** `state` is what the instance really is. */
  | { readonly type: 'end'; readonly state: string }

export type Retold = Pick<Retelling, 'number' | 'steps' | 'elements' | 'flows' | 'isFaithful'> & {
  /** Whether the instance came out as it really is. */
  readonly isSame: boolean
}

export type Answer = { readonly more: boolean } | { readonly retold: Retold }

/** A story being told. */
export type Telling = {
  begin(graph: string, wish: Wish): Promise<void>
  /** Answers whether there is patience for more. */
  tell(facts: readonly FactText[]): Promise<boolean>
  end(state: string): Promise<Retold>
}

export type Storyteller = <Story>(listen: (telling: Telling) => Promise<Story>) => Promise<Story>

/** The thread could not go on: it had no memory left, or did not answer. */
export class StoryLost extends Error {
  constructor(cause: unknown) {
    super('the story could not be told', { cause })
    this.name = 'StoryLost'
  }
}

const waitingMax = 50
const limits = { silenceMs: 30_000, memoryMb: 512 } // the thread itself gives up after a third of that

export function storyteller(): Storyteller {
  const inTurn = oneByOne(waitingMax, 'stories')
  const askThread = threadBeside<Heard, Answer>(new URL('retell.thread.ts', import.meta.url), limits)
  const ask = (heard: Heard): Promise<Answer> =>
    askThread(heard).catch((cause: unknown) => {
      throw new StoryLost(cause)
    })
  return (listen) => inTurn(() => listen(telling(ask)))
}

const telling = (ask: (heard: Heard) => Promise<Answer>): Telling => ({
  begin: async (graph, wish) => void (await ask({ type: 'begin', graph, wish })),
  tell: async (facts) => {
    const answer = await ask({ type: 'facts', facts })
    return 'more' in answer && answer.more
  },
  end: async (state) => {
    const answer = await ask({ type: 'end', state })
    if ('retold' in answer) return answer.retold
    throw new Error('the story had no end')
  },
})
