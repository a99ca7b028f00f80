// What a flow looks like as a process: elements and where they stand. The line goes from left to right; paths of a branch
// lie one below the other, the first on the line itself.

import type { Step } from './draft.ts'

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type Point = { readonly x: number; readonly y: number }

export type DrawnNode = {
  readonly id: string
  readonly name: string
  readonly tag: string
  /** Of the element itself, beside id and name. */
  readonly attributes: Readonly<Record<string, string>>
  /** What is in it, before its flows: extension elements. */
  readonly content: string
  readonly box: Box
  readonly label: Box | null
}

export type DrawnFlow = {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string
  /** An expression; null where it is the default or the only one. */
  readonly condition: string | null
  readonly points: readonly Point[]
  readonly label: Box | null
}

export type Drawing = { readonly nodes: DrawnNode[]; readonly flows: DrawnFlow[] }

export const sizes = {
  task: { width: 100, height: 80 },
  gateway: { width: 50, height: 50 },
  event: { width: 36, height: 36 },
} as const

/** Between two elements on a line; behind a gateway there is room for the names of its paths. */
export const gap = 60
export const forkGap = 130
/** From the middle of one line to that of the next. */
export const rowHeight = 130

export type Extent = { readonly width: number; readonly rows: number }

/** How much room steps take, without the gap before them. */
export function extentOf(steps: readonly Step[]): Extent {
  const extents = steps.map(extentOfStep)
  return {
    width: extents.reduce((sum, { width }) => sum + width, 0) + gap * Math.max(0, steps.length - 1),
    rows: Math.max(1, ...extents.map(({ rows }) => rows)),
  }
}

function extentOfStep(step: Step): Extent {
  switch (step.kind) {
    case 'action':
      return { width: sizes.task.width, rows: 1 }
    case 'stop':
      return { width: sizes.event.width, rows: 1 }
    case 'approval':
      return step.unlessApproved === 'go-on'
        ? { width: sizes.task.width, rows: 1 }
        : { width: sizes.task.width + gap + sizes.gateway.width, rows: 2 }
    case 'branch': {
      const paths = [...step.paths.map(({ steps }) => steps), step.otherwise].map(extentOf)
      const inside = Math.max(...paths.map(({ width }) => width))
      return {
        width: 2 * sizes.gateway.width + forkGap + inside + gap,
        rows: paths.reduce((sum, { rows }) => sum + rows, 0),
      }
    }
  }
}

/** Around a point on the line. */
export const boxAt = (x: number, y: number, { width, height }: { width: number; height: number }): Box => ({
  ...{ x, y: y - height / 2, width, height },
})

export const labelBelow = ({ x, y, width, height }: Box): Box => ({
  ...{ x: x + width / 2 - 50, y: y + height + 6, width: 100, height: 28 },
})

export const labelAbove = ({ x, y, width }: Box): Box => ({
  ...{ x: x + width / 2 - 60, y: y - 34, width: 120, height: 28 },
})

export const right = ({ x, y, width, height }: Box): Point => ({ x: x + width, y: y + height / 2 })
export const left = ({ x, y, height }: Box): Point => ({ x, y: y + height / 2 })
export const bottom = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height })
