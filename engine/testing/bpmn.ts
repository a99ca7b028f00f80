// BPMN files for tests, short enough to be read in the test that needs them.

import assert from 'node:assert/strict'
import { type Problem, type ProblemCode, type Process, readBpmn } from '../src/bpmn/index.ts'
import { nodesOf } from '../src/canvases.ts'
import { type FlowNode, feel, invariant } from '../src/index.ts'

export const definitions = (content: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:other="https://alder.example/other"
  id="definitions" targetNamespace="https://alder.example/bpmn">
${content}
</bpmn:definitions>`

/** A file with one process; `roots` stand beside it: messages, signals, errors. */
export const bpmn = (process: string, roots = ''): string =>
  definitions(`<bpmn:process id="process" isExecutable="true">
${process}
</bpmn:process>
${roots}`)

export const extended = (extensions: string): string => `<bpmn:extensionElements>${extensions}</bpmn:extensionElements>`

/** start → the elements → end; each begins with its tag and has an id: `<bpmn:task id="a"/>`. */
export function inLine(...elements: readonly string[]): string {
  const ids = ['start', ...elements.map((xml) => /id="([^"]+)"/.exec(xml)?.[1] ?? ''), 'end']
  const flows = ids.slice(1).map((id, index) => flow(ids[index] ?? '', id))
  return ['<bpmn:startEvent id="start"/>', ...elements, '<bpmn:endEvent id="end"/>', ...flows].join('\n')
}

export function flow(from: string, to: string, condition?: string): string {
  const ends = `id="${from}-${to}" sourceRef="${from}" targetRef="${to}"`
  if (condition === undefined) return `<bpmn:sequenceFlow ${ends}/>`
  const written = `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`
  return `<bpmn:sequenceFlow ${ends}>${written}</bpmn:sequenceFlow>`
}

export const message = (id: string, correlationKey = '=key', name = id): string =>
  `<bpmn:message id="${id}" name="${name}">${extended(`<zeebe:subscription correlationKey="${correlationKey}"/>`)}</bpmn:message>`

export const timer = (property: 'timeDate' | 'timeDuration' | 'timeCycle', value: string): string =>
  `<bpmn:timerEventDefinition><bpmn:${property}>${value}</bpmn:${property}></bpmn:timerEventDefinition>`

export const job = extended('<zeebe:taskDefinition type="work"/>')

// --- what the reader makes of them ---

export function processesIn(xml: string): readonly Process[] {
  const verdict = readBpmn(xml, feel)
  assert.ok(verdict.ok, JSON.stringify(verdict, null, 2))
  return verdict.processes
}

/** The element of this id in a file that is taken, wherever it stands. */
export function nodeIn(xml: string, id: string): FlowNode {
  const found = processesIn(xml)
    .flatMap(({ graph }) => nodesOf(graph))
    .find((node) => node.id === id)
  invariant(found, `no process of the file has an element ${id}`)
  return found
}

export const problemsIn = (xml: string): readonly Problem[] => {
  const verdict = readBpmn(xml, feel)
  return verdict.ok ? [] : verdict.problems
}

export const hintsIn = (xml: string): readonly Problem[] => readBpmn(xml, feel).hints

/** Refused for these reasons and no other, each with words for a person. */
export function assertRefused(
  xml: string,
  ...expected: readonly (readonly [ProblemCode, elementId: string | null])[]
): void {
  const problems = problemsIn(xml)
  assert.deepEqual(
    problems.map(({ code, elementId }) => [code, elementId]),
    expected,
    JSON.stringify(problems, null, 2),
  )
  for (const { reason, remedy } of problems) assert.ok(reason.length > 20 && remedy.length > 10)
}
