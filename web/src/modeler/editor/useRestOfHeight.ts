import { type RefObject, useLayoutEffect, useState } from 'react'

/** How high an element may be to end where the window does, whatever stands above it: banners come and go. */
export function useRestOfHeight(element: RefObject<HTMLElement | null>): number {
  const [heightPx, setHeightPx] = useState(() => window.innerHeight)
  useLayoutEffect(() => {
    const look = () => {
      if (!element.current || getComputedStyle(element.current).position === 'fixed') return
      const topPx = element.current.getBoundingClientRect().top + window.scrollY
      setHeightPx(Math.max(0, Math.floor(window.innerHeight - topPx)))
    }
    look()
    const resized = new ResizeObserver(look)
    resized.observe(document.body)
    window.addEventListener('resize', look)
    return () => {
      resized.disconnect()
      window.removeEventListener('resize', look)
    }
  }, [element])
  return heightPx
}
