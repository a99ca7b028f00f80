// Tries again in thousands of instances: page after page, as long as nobody stops it. Pure but for what it is given.

import type { AnswerOf, resolveIncidents } from '@countersign/core/api'

type Answer = AnswerOf<typeof resolveIncidents>

export type Progress = Omit<Answer, 'nextCursor'> & { pages: number }

export const nothingYet: Progress = { resolved: 0, missed: 0, failed: 0, failures: [], pages: 0 }

/** Enough to see what they have in common. */
const failuresMax = 20

const withPage = (before: Progress, page: Answer): Progress => ({
  resolved: before.resolved + page.resolved,
  missed: before.missed + page.missed,
  failed: before.failed + page.failed,
  failures: [...before.failures, ...page.failures].slice(0, failuresMax),
  pages: before.pages + 1,
})

export type Retrying = {
  resolvePage: (cursor: string | undefined) => Promise<Answer>
  onProgress: (progress: Progress) => void
  isStopped: () => boolean
}

/** Answers whether it came to the end. What was done before it was stopped, or failed, is done. */
export async function retryAll({ resolvePage, onProgress, isStopped }: Retrying): Promise<'ended' | 'stopped'> {
  let progress = nothingYet
  let cursor: string | undefined
  do {
    const page = await resolvePage(cursor)
    progress = withPage(progress, page)
    onProgress(progress)
    cursor = page.nextCursor ?? undefined
    if (cursor !== undefined && isStopped()) return 'stopped'
  } while (cursor !== undefined)
  return 'ended'
}

export const triedOf = ({ resolved, missed, failed }: Progress): number => resolved + missed + failed
