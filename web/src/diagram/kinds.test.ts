import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindWords } from './kinds.ts'

test('what an element is, is said in words', () => {
  assert.equal(kindWords('userTask'), 'User task')
  assert.equal(kindWords('businessRuleTask'), 'Business rule task')
  assert.equal(kindWords('exclusiveGateway'), 'Exclusive gateway')
})

test('an event is named with what it waits for', () => {
  assert.equal(kindWords('boundaryEvent', 'timerEventDefinition'), 'Timer boundary event')
  assert.equal(kindWords('startEvent'), 'Start event')
})

test('some are called otherwise than BPMN writes them', () => {
  assert.equal(kindWords('subProcess'), 'Sub-process')
  assert.equal(kindWords('task'), 'Undefined task')
})
