// Draws steps one after the other, and steps within steps.

import { conditionsOf } from './conditions.ts'
import type { ApprovalStep, BranchStep, Step } from './draft.ts'
import {
  type Box,
  bottom,
  boxAt,
  type Drawing,
  type DrawnNode,
  extentOf,
  forkGap,
  gap,
  labelAbove,
  labelBelow,
  left,
  type Point,
  right,
  rowHeight,
  sizes,
} from './drawing.ts'
import { otherwisePath, type Placed } from './outputs.ts'
import { extensionsOf, notApproved } from './tasks.ts'

/** Where a line goes on from: an element, and where its flow leaves it. */
export type Loose = {
  readonly from: string
  readonly at: Point
  /** Of the flow that leaves there. */
  readonly flow: { readonly id?: string; readonly name: string; readonly condition: string | null }
  /** It first goes down, or up, to the height of what it leads to. */
  readonly turns: 'none' | 'down'
}

export const plain = { name: '', condition: null }

export type Canvas = Drawing & { readonly placed: ReadonlyMap<string, Placed> }

/** Answers the end that is left loose; null where nothing goes on. */
export function drawSteps(canvas: Canvas, steps: readonly Step[], start: Loose, x: number, y: number): Loose | null {
  let loose: Loose | null = start
  let at = x
  for (const step of steps) {
    if (loose === null) return null
    loose = drawStep(canvas, step, loose, at, y)
    at += extentOf([step]).width + gap
  }
  return loose
}

function drawStep(canvas: Canvas, step: Step, loose: Loose, x: number, y: number): Loose | null {
  if (step.kind === 'branch') return drawBranch(canvas, step, loose, x, y)
  const { tag, size } = step.kind === 'stop' ? shapes.end : shapes.task
  const box = boxAt(x, y, size)
  const label = step.kind === 'stop' ? labelBelow(box) : null
  const content = extensionsOf(step)
  const node = { id: step.id, name: step.name, tag, attributes: {}, content, box, label }
  join(canvas, loose, node)
  if (step.kind === 'stop') return null
  const after: Loose = { from: step.id, at: right(box), flow: plain, turns: 'none' }
  return step.kind === 'approval' && step.unlessApproved === 'stop' ? drawVerdict(canvas, step, after, y) : after
}

const shapes = {
  task: { tag: 'bpmn:serviceTask', size: sizes.task },
  end: { tag: 'bpmn:endEvent', size: sizes.event },
} as const

/** Only an approval goes on; whatever else an approval ends with, ends the run. */
function drawVerdict(canvas: Canvas, { id, name }: ApprovalStep, loose: Loose, y: number): Loose {
  const gate = `${id}_verdict`
  const box = boxAt(loose.at.x + gap, y, sizes.gateway)
  const endBox = boxAt(box.x + (sizes.gateway.width - sizes.event.width) / 2, y + rowHeight * 0.75, sizes.event)
  const otherwise = `${gate}_otherwise`
  join(canvas, loose, gatewayAt(gate, 'Approved?', box, { default: otherwise }))
  const end = { id: `${id}_ended`, name: 'Not approved', tag: shapes.end.tag, attributes: {}, box: endBox }
  canvas.nodes.push({ ...end, content: notApproved(id, name), label: labelBelow(endBox) })
  canvas.flows.push({
    ...{ id: otherwise, name: 'no', from: gate, to: end.id, condition: null },
    points: [bottom(box), { x: bottom(box).x, y: endBox.y }],
    label: { x: bottom(box).x + 8, y: bottom(box).y + 6, width: 20, height: 14 },
  })
  const flow = { name: 'yes', condition: `${id}.outcome = "approved"` }
  return { from: gate, at: right(box), flow, turns: 'none' }
}

function drawBranch(canvas: Canvas, step: BranchStep, loose: Loose, x: number, y: number): Loose | null {
  const sources = canvas.placed.get(step.id)?.available ?? []
  const box = boxAt(x, y, sizes.gateway)
  const otherwise = `${step.id}_${otherwisePath}`
  join(canvas, loose, gatewayAt(step.id, step.name, box, { default: otherwise }))
  const paths = [
    ...step.paths.map(({ id, name, when, steps }) => ({
      ...{ steps, flow: { id: `${step.id}_${id}`, name, condition: conditionsOf(when, sources) } },
    })),
    { steps: step.otherwise, flow: { id: otherwise, name: 'otherwise', condition: null } },
  ]
  const inside = x + sizes.gateway.width + forkGap
  let row = 0
  const ends = paths.flatMap(({ steps, flow }, index) => {
    const turns = index === 0 ? 'none' : 'down'
    const start: Loose = { from: step.id, at: index === 0 ? right(box) : bottom(box), flow, turns }
    const lineY = y + row * rowHeight
    row += extentOf(steps).rows
    const end = drawSteps(canvas, steps, start, inside, lineY)
    return end ? [{ end, lineY }] : []
  })
  return ends.length === 0 ? null : drawMerge(canvas, step, ends, x + extentOf([step]).width - sizes.gateway.width, y)
}

function drawMerge(
  canvas: Canvas,
  { id }: BranchStep,
  ends: readonly { end: Loose; lineY: number }[],
  x: number,
  y: number,
): Loose {
  const box = boxAt(x, y, sizes.gateway)
  const merge = `${id}_merged`
  canvas.nodes.push(gatewayAt(merge, '', box, {}))
  for (const { end, lineY } of ends) {
    const points =
      lineY === y ? [end.at, left(box)] : [...lineTo(end, lineY), { x: bottom(box).x, y: lineY }, bottom(box)]
    canvas.flows.push(flowOf(end, merge, points))
  }
  return { from: merge, at: right(box), flow: plain, turns: 'none' }
}

const gatewayAt = (id: string, name: string, box: Box, attributes: DrawnNode['attributes']): DrawnNode => ({
  ...{ id, name, tag: 'bpmn:exclusiveGateway', attributes, content: '', box },
  label: name === '' ? null : labelAbove(box),
})

/** The element, and the flow that leads to it. */
export function join(canvas: Canvas, loose: Loose, node: DrawnNode): void {
  canvas.nodes.push(node)
  const to = left(node.box)
  canvas.flows.push(flowOf(loose, node.id, [...lineTo(loose, to.y), to]))
}

const lineTo = ({ at, turns }: Loose, y: number): Point[] => (turns === 'none' ? [at] : [at, { x: at.x, y }])

function flowOf({ from, flow }: Loose, to: string, points: readonly Point[]) {
  const { name, condition } = flow
  const label = name === '' ? null : labelOf(points)
  return { id: flow.id ?? `${from}_to_${to}`, name, from, to, condition, points, label }
}

/** Above the first part of the line that goes to the right. */
function labelOf(points: readonly Point[]): Box {
  const start = points.length > 2 ? points[1] : points[0]
  return { x: (start?.x ?? 0) + 8, y: (start?.y ?? 0) - 32, width: forkGap - 40, height: 28 }
}
