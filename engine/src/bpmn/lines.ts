/** Finds the line of a place in a text, counted from 1. The text is gone through once, and only if somebody asks. */
export function lineCounter(text: string): (at: number) => number {
  let starts: number[] | undefined
  return (at) => {
    starts ??= startsOf(text)
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return low
  }
}

function startsOf(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
