// What an evaluation may use. Straight code is bounded by the length of its text; what repeats or grows pays here first.

export type Budget = {
  /** Left over. A step is one node of the expression in one round of a loop or call, or one item of a value looked at. */
  steps: number
  /** Left over. A character counts 1, an item of a list 8, an entry of a context 16; nothing is given back. */
  memory: number
  /** How much of the stack is still free: calls inside calls, values inside values. */
  depth: number
}

export const listItem = 8
export const contextEntry = 16

export type Limits = { readonly stepsMax: number; readonly memoryMax: number; readonly depthMax: number }

/** A million steps take 20 to 200 ms; 16 MB is four times what a job may carry; 1,000 levels fit on any stack. */
export const defaultLimits: Limits = { stepsMax: 1_000_000, memoryMax: 16_000_000, depthMax: 1000 }

export type Refusal =
  | { readonly code: 'too-many-steps' | 'too-much-memory' | 'nested-too-deep'; readonly message: string }
  | { readonly code: 'assertion-failed'; readonly message: string }

/** What several runs may use together, on top of what bounds each of them. Each takes from it what it used. */
export type Share = { steps: number; memory: number }

export const within = (limits: Limits, share: Share | undefined): Limits =>
  share
    ? {
        ...limits,
        stepsMax: Math.min(limits.stepsMax, share.steps),
        memoryMax: Math.min(limits.memoryMax, share.memory),
      }
    : limits

/** What is left of the budget may be less than nothing: of a share that is used up nothing is left. */
export function take(share: Share, { stepsMax, memoryMax }: Limits, { steps, memory }: Budget): void {
  share.steps = Math.max(0, share.steps - (stepsMax - steps))
  share.memory = Math.max(0, share.memory - (memoryMax - memory))
}

/** Leaves an evaluation from within. Caught in `evaluate` and where values are stored, and nowhere else. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

export function spend(budget: Budget, steps: number): void {
  budget.steps -= steps
  if (budget.steps < 0) throw new Refused({ code: 'too-many-steps', message: 'The expression takes too many steps.' })
}

export function allocate(budget: Budget, memory: number): void {
  budget.memory -= memory
  if (budget.memory < 0)
    throw new Refused({ code: 'too-much-memory', message: 'The expression builds more than may be built.' })
}

/** Goes `levels` down; whoever calls it comes up again with a negative number. */
export function descend(budget: Budget, levels: number): void {
  budget.depth -= levels
  if (budget.depth < 0) throw tooDeep()
}

export const tooDeep = (): Refused =>
  new Refused({ code: 'nested-too-deep', message: 'Calls or values are nested too deeply.' })
