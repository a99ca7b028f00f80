// BPMN files for tests, short enough to be read in the test that needs them.

import type { CompiledExpression } from '../src/expression.ts'

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

/** start → the elements, one after the other → end. */
export function inLine(...elements: readonly { readonly id: string; readonly xml: string }[]): string {
  const ids = ['start', ...elements.map(({ id }) => id), 'end']
  const flows = ids.slice(1).map((id, index) => flow(ids[index] ?? '', id))
  const drawn = elements.map(({ xml }) => xml)
  return ['<bpmn:startEvent id="start"/>', ...drawn, '<bpmn:endEvent id="end"/>', ...flows].join('\n')
}

export const flow = (from: string, to: string, condition?: string): string => {
  const ends = `id="${from}_${to}" sourceRef="${from}" targetRef="${to}"`
  if (condition === undefined) return `<bpmn:sequenceFlow ${ends}/>`
  return `<bpmn:sequenceFlow ${ends}><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`
}

/** The least of an expression language: what contains `!` is wrong there, everything else is right. */
export function compileExpression(source: string): CompiledExpression {
  const position = source.indexOf('!')
  if (position >= 0) return { ok: false, reason: 'there is no !', position }
  return { ok: true, evaluate: () => ({ ok: true, value: null, warnings: [] }) }
}
