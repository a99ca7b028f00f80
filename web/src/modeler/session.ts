// One diagram on the board: what became of it since it was opened. What was changed is in a draft before anybody can
// leave, or the page says that it can't be kept.

import { makeValue, type Value } from '../parts/value.ts'
import type { Board } from './board/board.ts'
import type { Checker, Verdict } from './check/checker.ts'
import type { Draft, Origin } from './drafts/draft.ts'
import { draftKeeper } from './drafts/keeper.ts'
import { offeredWith, readOwnTemplates } from './templates/ownTemplates.ts'

export type Opened = {
  readonly xml: string
  readonly fileName: string
  readonly origin: Origin | null
  /** What it was restored from. */
  readonly draft: Draft | null
}

export type SessionState = {
  /** Changed since it was deployed or saved as a file. */
  readonly isDirty: boolean
  readonly fileName: string
  readonly origin: Origin | null
  readonly draftId: string | null
  readonly kept: 'nothing' | 'kept' | 'apart' | 'failed'
  readonly keptAtMs: number | null
  /** Null until the first is here. */
  readonly verdict: Verdict | null
  readonly checkFailed: boolean
}

/** The file as it is now, with what the engine says of it; null where that can’t be known. */
export type Judged = { xml: string; verdict: Verdict | null }

export type Session = {
  board: Board
  state: Value<SessionState>
  /** What of the file could not be kept when it was opened. */
  warnings: readonly string[]
  /** When the draft it was restored from was last changed. */
  restoredAtMs: number | null
  /** Looks at what has just been changed, and keeps it. */
  judge(): Promise<Judged>
  /** It lies in a file of whoever draws. */
  savedAsFile(xml: string, fileName: string): void
  deployed(xml: string, origin: Origin): Promise<void>
  /** Ends the draft, and takes no further notice of the board. */
  discard(): Promise<void>
  close(): void
}

type Parts = { board: Board; checker: Checker; accountId: string; opened: Opened }

/** Rejects where the file can’t be drawn. */
export async function openSession({ board, checker, accountId, opened }: Parts): Promise<Session> {
  board.offer(offeredWith(readOwnTemplates(accountId)))
  const warnings = await board.open(opened.xml)
  const keeper = draftKeeper(accountId, opened.draft)
  let saved = opened.draft ? null : await board.xml()
  const state = makeValue(firstState(opened))
  const now = (change: Partial<SessionState>) => state.set({ ...state.get(), ...change })

  let asked = 0

  async function check(xml: string): Promise<Verdict | null> {
    asked += 1
    const number = asked
    const verdict = await checker.check(xml).catch(() => null)
    if (number !== asked) return verdict // what is shown is of the file that was asked about last
    if (!verdict) now({ checkFailed: true })
    else {
      now({ verdict, checkFailed: false })
      board.mark(verdict.problems, verdict.hints)
    }
    return verdict
  }

  async function judge(): Promise<Judged> {
    const xml = await board.xml()
    const isDirty = xml !== saved
    now({ isDirty })
    const verdict = check(xml)
    if (isDirty || keeper.draft()) {
      const { fileName, origin } = state.get()
      const kept = await keeper.keep({ title: board.state.get().title, fileName, xml, origin })
      const draft = keeper.draft()
      now({ kept, draftId: draft?.id ?? null, keptAtMs: draft?.changedAtMs ?? null })
    }
    return { xml, verdict: await verdict }
  }

  async function endDraft(): Promise<void> {
    await keeper.end()
    now({ isDirty: false, draftId: null, kept: 'nothing', keptAtMs: null })
  }

  const leaveBoard = watch(board, () => now({ isDirty: true }), judge)
  void board.xml().then(check)

  return {
    board,
    state,
    warnings,
    restoredAtMs: opened.draft?.changedAtMs ?? null,
    judge,
    savedAsFile: (xml, fileName) => {
      saved = xml
      now({ isDirty: false, fileName })
    },
    deployed: async (xml, origin) => {
      saved = xml
      now({ origin })
      await endDraft()
    },
    discard: async () => {
      leaveBoard()
      await endDraft()
    },
    close: leaveBoard,
  }
}

const firstState = ({ draft, fileName, origin }: Opened): SessionState => ({
  isDirty: draft !== null,
  fileName,
  origin,
  draftId: draft?.id ?? null,
  kept: draft ? 'kept' : 'nothing',
  keptAtMs: draft?.changedAtMs ?? null,
  verdict: null,
  checkFailed: false,
})

/** Long enough to type a word, short enough to seem at once. */
const pauseMinMs = 400

/** A large diagram takes a while to be written down: most of the time is to stay with whoever draws. */
const pauseFactor = 4

/** Hears of every change at once, and looks once there is a pause, or when the page goes out of sight. */
function watch(board: Board, hear: () => void, look: () => Promise<unknown>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let tookMs = 0
  async function lookNow(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const beganMs = performance.now()
    await look()
    tookMs = performance.now() - beganMs
  }
  const leave = board.onChange(() => {
    hear()
    clearTimeout(timer)
    timer = setTimeout(lookNow, Math.max(pauseMinMs, tookMs * pauseFactor))
  })
  const ended = new AbortController()
  const hide = () => document.visibilityState === 'hidden' && timer !== undefined && void lookNow()
  document.addEventListener('visibilitychange', hide, { signal: ended.signal })
  return () => {
    clearTimeout(timer)
    ended.abort()
    leave()
  }
}
