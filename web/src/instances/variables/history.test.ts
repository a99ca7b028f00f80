import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoryStep } from '@countersign/core/api'
import { changesOf, wholeValue } from './history.ts'

const names = { nameOf: (id: string) => (id === 'create' ? 'Create the user' : id) }

type Told = Parameters<typeof changesOf>[0][number]

const step = (number: string, more: Partial<Told>): Told => ({
  number,
  at: '2026-11-20T09:00:00.000Z',
  actor: null,
  what: 'completed',
  elementId: 'create',
  variables: [],
  ...more,
})

const set = (
  scope: string,
  name: string,
  after: string,
  elementId: string | null = null,
): StoryStep['variables'][number] => ({
  scope,
  name,
  before: null,
  after,
  elementId,
})

test('a variable has its own history, and not that of one of the same name elsewhere', () => {
  const steps = [
    step('3', { variables: [set('process', 'a', '3'), set('create#1', 'a', '4')] }),
    step('1', { variables: [set('process', 'a', '1'), set('process', 'b', '2')] }),
  ]
  assert.deepEqual(
    changesOf(steps, 'process', 'a', names).map(({ after }) => after),
    ['3', '1'],
  )
})

test('what one step set twice is told newest first, each by a key of its own', () => {
  const [last, first] = changesOf(
    [step('1', { variables: [set('process', 'a', '1'), set('process', 'a', '2')] })],
    'process',
    'a',
    names,
  )
  assert.equal(last?.after, '2')
  assert.equal(first?.after, '1')
  assert.notEqual(last?.key, first?.key)
})

test('whose doing it was: a person, a person at an element, an element by itself, the server', () => {
  const by = (more: Partial<Told>, elementId: string | null = null) =>
    changesOf([step('1', { ...more, variables: [set('process', 'a', '1', elementId)] })], 'process', 'a', names)[0]?.by
  assert.equal(by({ what: 'started', elementId: null, actor: 'Mateo Rossi' }), 'Mateo Rossi, at the start')
  assert.equal(by({ what: 'started', elementId: null }), 'The server, at the start')
  assert.equal(by({ what: 'variablesSet', elementId: 'create', actor: 'Mateo Rossi' }), 'Mateo Rossi')
  assert.equal(by({ actor: 'Priya Nair' }, 'create'), 'Priya Nair, at “Create the user”')
  assert.equal(by({ actor: 'Priya Nair' }), 'Priya Nair, at “Create the user”')
  assert.equal(by({ actor: 'Priya Nair' }, 'propose'), '“propose”')
  assert.equal(by({}, 'create'), '“Create the user”')
})

test('a value that was told whole can be set again, one that was cut or never was can not', () => {
  assert.deepEqual(wholeValue('{"a":[1]}'), { a: [1] })
  assert.equal(wholeValue('null'), null)
  assert.equal(wholeValue('{"a":[1,2…'), undefined)
  assert.equal(wholeValue('"a…'), undefined)
  assert.equal(wholeValue(null), undefined)
})
