import { type RefObject, useEffect, useState } from 'react'

type View = { topPx: number; heightPx: number; rowPx: number; count: number; extra: number }
export type Range = { first: number; end: number }

/** The rows to draw: those in view, and `extra` before and after so that scrolling never shows a gap. Pure. */
export function rowsInView({ topPx, heightPx, rowPx, count, extra }: View): Range {
  const first = Math.floor(topPx / rowPx) - extra
  const end = Math.ceil((topPx + heightPx) / rowPx) + extra
  return { first: Math.min(Math.max(0, first), count), end: Math.max(0, Math.min(count, end)) }
}

/** The rows of `list` to draw while the page scrolls over it. All its rows are `rowPx` high. */
export function useRowsInView(list: RefObject<HTMLElement | null>, rowPx: number, count: number, extra = 12): Range {
  const [range, setRange] = useState<Range>({ first: 0, end: Math.min(count, 60) })

  useEffect(() => {
    let frame = 0
    function look(): void {
      frame = 0
      if (!list.current) return
      const topPx = -list.current.getBoundingClientRect().top
      const next = rowsInView({ topPx, heightPx: window.innerHeight, rowPx, count, extra })
      setRange((range) => (range.first === next.first && range.end === next.end ? range : next))
    }
    const soon = () => {
      frame ||= requestAnimationFrame(look)
    }
    look()
    window.addEventListener('scroll', soon, { passive: true })
    window.addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', soon)
      window.removeEventListener('resize', soon)
    }
  }, [list, rowPx, count, extra])

  return range
}
