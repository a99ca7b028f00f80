// Who else lives in this process, as the host sees them: workers that are free, and whoever wants to hear first.

import type { Writes } from './writes.ts'

/** A lease given before the job exists; `isMarkedAtBirth`: the job is marked as begun when it is written down. */
export type Loan = {
  readonly lease: string
  readonly worker: string
  readonly until: Date
  readonly isMarkedAtBirth: boolean
}

/** `bytes`: what the job will bring along. */
export type Lend = (taskType: string, at: Date, bytes: number) => Loan | undefined

/** What a batch led to; told after its commit, so whoever hears may act on it. */
export type News = Readonly<Writes>

export type Neighbours = {
  readonly lend: Lend
  /** These leases are not needed: the batch failed, or took back what it had asked for. */
  takeBack(leases: readonly string[]): void
  tell(news: News): void
}

export const nobodyThere: Neighbours = { lend: () => undefined, takeBack: () => undefined, tell: () => undefined }
