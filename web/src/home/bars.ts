// The geometry of a bar chart. Pure: numbers in, rectangles out.

export type Bar = { x: number; y: number; width: number; height: number }

export type Frame = { width: number; height: number; gap: number }

/** One bar per value, side by side from the left, standing on the floor. A value of nothing has no height. */
export function barsOf(values: readonly number[], { width, height, gap }: Frame): Bar[] {
  const top = ceilingOf(values)
  const barWidth = (width - gap * (values.length - 1)) / values.length
  return values.map((value, index) => {
    // What happened once must be seen beside what happened a thousand times.
    const barHeight = value === 0 ? 0 : Math.max(2, (value / top) * height)
    return { x: index * (barWidth + gap), y: height - barHeight, width: barWidth, height: barHeight }
  })
}

/** The round number the tallest bar stays beneath: 1, 2 or 5 times a power of ten, so that the axis can be read. */
export function ceilingOf(values: readonly number[]): number {
  const max = Math.max(1, ...values)
  const power = 10 ** Math.floor(Math.log10(max))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= max) ?? max
}
