// What a builder does to a draft: nothing is lost, nothing stands twice, and what was done can be taken back.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BranchStep, Draft, Step } from '@countersign/core/flows'
import {
  addPath,
  duplicateStep,
  insertStep,
  movePath,
  moveStep,
  placeBeside,
  placesFor,
  putStep,
  removePath,
  removeStep,
} from './edit.ts'
import { beginHistory, changed, redone, undone } from './history.ts'
import { newIds } from './ids.ts'
import { freshName } from './names.ts'
import { everyStep, flowList, otherwiseOf, standingOf } from './places.ts'

const stop = (id: string, from?: string): Step => ({
  ...{ id, name: id, kind: 'stop', as: 'done' },
  message: from === undefined ? [] : [{ from, path: ['outcome'] }],
})

const branch: BranchStep = {
  ...{ id: 's2', name: 's2', kind: 'branch' },
  paths: [
    { id: 'p1', name: 'Yes', when: { match: 'all', groups: [] }, steps: [stop('s3'), stop('s4', 's3')] },
    { id: 'p2', name: 'No', when: { match: 'all', groups: [] }, steps: [] },
  ],
  otherwise: [stop('s5')],
}

/** s1 · s2 (p1: s3 s4 · p2 · otherwise: s5) · s6 */
const draft: Draft = { trigger: null, steps: [stop('s1'), branch, stop('s6', 's1')] }

const order = (of: Draft) => everyStep(of).map(({ step, place }) => `${place.list}:${step.id}`)

test('steps are read from above, those of a branch before what follows it', () => {
  assert.deepEqual(order(draft), ['flow:s1', 'flow:s2', 'p1:s3', 'p1:s4', 's2-otherwise:s5', 'flow:s6'])
  assert.deepEqual(standingOf(draft, 's4')?.within, ['s2'])
})

test('a step is put where it was asked for, and taken out with what lies in it', () => {
  const more = insertStep(draft, { list: 'p2', index: 0 }, stop('s7'))
  assert.deepEqual(standingOf(more, 's7')?.place, { list: 'p2', index: 0 })
  assert.deepEqual(order(removeStep(draft, 's2')), ['flow:s1', 'flow:s6'])
  assert.deepEqual(removeStep(more, 's7'), draft)
})

test('a step is moved to any place but into itself, and every move leaves the same steps', () => {
  const ids = (of: Draft) =>
    everyStep(of)
      .map(({ step }) => step.id)
      .toSorted()
  for (const { step } of everyStep(draft))
    for (const place of placesFor(draft, step.id)) {
      const moved = moveStep(draft, step.id, place)
      assert.notDeepEqual(moved, draft)
      assert.deepEqual(ids(moved), ids(draft))
      assert.equal(standingOf(moved, step.id)?.place.list, place.list)
    }
  assert.equal(moveStep(draft, 's2', { list: 'p1', index: 0 }), draft)
  assert.equal(moveStep(draft, 's1', { list: flowList, index: 1 }), draft)
  assert.deepEqual(order(moveStep(draft, 's1', { list: flowList, index: 3 })).at(-1), 'flow:s1')
})

test('up and down lead past the neighbour, and at the end of a path out of the branch', () => {
  const places = (id: string) => [placeBeside(draft, id, -1), placeBeside(draft, id, 1)]
  assert.deepEqual(places('s1'), [null, { list: flowList, index: 2 }])
  assert.deepEqual(places('s3'), [
    { list: flowList, index: 1 },
    { list: 'p1', index: 2 },
  ])
  assert.deepEqual(places('s5'), [
    { list: flowList, index: 1 },
    { list: flowList, index: 2 },
  ])
  assert.deepEqual(order(moveStep(draft, 's4', placeBeside(draft, 's4', -1) ?? assert.fail())).slice(2, 4), [
    'p1:s4',
    'p1:s3',
  ])
})

test('a copy has ids and names of its own and speaks of its own steps', () => {
  const made = duplicateStep(draft, 's2') ?? assert.fail()
  const steps = everyStep(made.draft).map(({ step }) => step)
  assert.equal(new Set(steps.map(({ id }) => id)).size, steps.length)
  assert.equal(new Set(steps.map(({ name }) => name)).size, steps.length)
  const copy = steps.find(({ id }) => id === made.copyId)
  assert.ok(copy?.kind === 'branch')
  assert.deepEqual(new Set([...copy.paths, ...branch.paths].map(({ id }) => id)).size, 4)
  const [first, second] = copy.paths[0]?.steps ?? []
  assert.deepEqual(second?.kind === 'stop' && second.message, [{ from: first?.id, path: ['outcome'] }])
})

test('an id that something still names is not given again', () => {
  assert.equal(newIds(draft).step(), 's7')
  const orphaned = { ...draft, steps: [stop('s1', 's9')] }
  assert.equal(newIds(orphaned).step(), 's10')
  assert.equal(newIds({ trigger: null, steps: [] }).path(), 'p1')
})

test('a name that is taken gets a number', () => {
  const taken = new Set(['Look up', 'Look up 2'])
  assert.equal(freshName('Look up', taken), 'Look up 3')
  assert.equal(freshName('Look up 2', taken), 'Look up 4')
  assert.equal(freshName('x'.repeat(100), new Set(['x'.repeat(100)])).length, 100)
})

test('what a form says of a branch leaves the steps inside of it alone', () => {
  const put = putStep(draft, {
    ...branch,
    name: 'Is it so?',
    paths: branch.paths.map((path) => ({ ...path, steps: [] })),
  })
  assert.equal(standingOf(put, 's2')?.step.name, 'Is it so?')
  assert.deepEqual(order(put), order(draft))
})

test('paths come, change their order and go; the last one stays', () => {
  const paths = (of: Draft) => {
    const step = standingOf(of, 's2')?.step
    return step?.kind === 'branch' ? step.paths.map(({ id }) => id) : []
  }
  assert.deepEqual(paths(addPath(draft, 's2', 'Else')), ['p1', 'p2', 'p3'])
  assert.deepEqual(paths(movePath(draft, 's2', 'p2', -1)), ['p2', 'p1'])
  assert.deepEqual(movePath(draft, 's2', 'p2', 1), draft)
  const one = removePath(draft, 's2', 'p1')
  assert.deepEqual(paths(one), ['p2'])
  assert.deepEqual(paths(removePath(one, 's2', 'p2')), ['p2'])
  assert.equal(otherwiseOf('s2'), 's2-otherwise')
})

test('every change can be taken back and made again; what is typed into one field is one change', () => {
  const named = (name: string) => putStep(draft, { ...stop('s1'), name })
  let history = changed(beginHistory(draft), removeStep(draft, 's6'))
  history = changed(history, named('a'), 's1.name')
  history = changed(history, named('ab'), 's1.name')
  history = changed(history, named('abc'), 's1.name')
  assert.equal(history.past.length, 2)
  assert.deepEqual(undone(history).now, removeStep(draft, 's6'))
  assert.equal(undone(undone(history)).now, draft)
  assert.equal(undone(undone(undone(history))).now, draft)
  assert.deepEqual(redone(redone(undone(undone(history)))).now, named('abc'))
  const apart = changed(undone(history), named('x'), 's1.name')
  assert.equal(redone(apart), apart)
  assert.equal(changed(history, history.now), history)
})
