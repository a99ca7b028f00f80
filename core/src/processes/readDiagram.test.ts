import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDiagram } from './readDiagram.ts'

const stamp = { at: Date.parse('2026-11-20T12:00:00Z'), seed: 'b2f7a6c0e4d1' }

const file = (start: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="file" targetNamespace="http://alder.example/bpmn">
  <bpmn:process id="nightly" isExecutable="true">
    <bpmn:startEvent id="start" name="Every night">${start}</bpmn:startEvent>
  </bpmn:process>
</bpmn:definitions>`

const timer = (date: string) =>
  `<bpmn:timerEventDefinition id="timer"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">${date}</bpmn:timeDate></bpmn:timerEventDefinition>`

test('a file that can run is answered with its processes and what starts them', () => {
  const read = readDiagram(file(timer('2026-11-21T02:00:00Z')), stamp)
  assert(read.ok)
  assert.equal(read.processes[0]?.graph.id, 'nightly')
  assert.equal(read.processes[0]?.starts[0]?.type, 'timer')
})

test('a start that needs a variable is a problem of its start event, since there are none yet', () => {
  const read = readDiagram(file(timer('=tomorrow')), stamp)
  assert(!read.ok)
  assert.deepEqual(
    read.problems.map(({ code, elementId, elementName }) => ({ code, elementId, elementName })),
    [{ code: 'feel', elementId: 'start', elementName: 'Every night' }],
  )
})

test('a file that is no BPMN is answered with its problems', () => {
  const read = readDiagram('<hello/>', stamp)
  assert(!read.ok)
  assert.equal(read.problems[0]?.code, 'not-bpmn')
})
