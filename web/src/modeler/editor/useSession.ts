import { type RefObject, useEffect, useState } from 'react'
import { type Board, createBoard } from '../board/board.ts'
import { type Checker, createChecker, type Verdict } from '../check/checker.ts'
import { type Opened, openSession, type Session } from '../session.ts'

export type Opening =
  | { status: 'opening' }
  | { status: 'open'; session: Session }
  /** It can’t be drawn: what bpmn-js said, and what the engine’s reader says, which knows the line. */
  | { status: 'refused'; reason: string; verdict: Verdict | null }

type Refs = Record<'canvas' | 'panel' | 'over', RefObject<HTMLElement | null>>

/** Puts a diagram on a board of its own, for as long as the page shows it. */
export function useSession(refs: Refs, opened: Opened, accountId: string): Opening {
  const [opening, setOpening] = useState<Opening>({ status: 'opening' })
  const { canvas, panel, over } = refs

  useEffect(() => {
    if (!canvas.current || !panel.current || !over.current) return
    let isShown = true
    let session: Session | undefined
    const checker = createChecker()
    const board = createBoard({ canvas: canvas.current, panel: panel.current, over: over.current })
    open({ board, checker, opened, accountId }).then((settled) => {
      if (settled.status === 'open') session = settled.session
      if (isShown) setOpening(settled)
      else session?.close()
    })
    return () => {
      isShown = false
      session?.close()
      board.destroy()
      checker.close()
    }
  }, [canvas, panel, over, opened, accountId])

  return opening
}

type Parts = { board: Board; checker: Checker; opened: Opened; accountId: string }

async function open(parts: Parts): Promise<Opening> {
  try {
    return { status: 'open', session: await openSession(parts) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const verdict = await parts.checker.check(parts.opened.xml).catch(() => null)
    return { status: 'refused', reason, verdict }
  }
}
