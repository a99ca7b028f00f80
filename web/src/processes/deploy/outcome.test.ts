import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CallFailed } from '../../api/failure.ts'
import { type FileToDeploy, isSettled, type Outcome, refusalOf, summaryOf } from './outcome.ts'

const deployed: Outcome = { at: 'deployed', versions: [], hints: [] }
const unfit: Outcome = { at: 'unfit', xml: '<x/>', findings: [] }
const files = (...outcomes: Outcome[]): FileToDeploy[] =>
  outcomes.map((outcome, key) => ({ key, name: `${key}.bpmn`, outcome }))

test('while files are on their way it is told how many are done', () => {
  const some = files(deployed, { at: 'sending' }, { at: 'waiting' })
  assert.equal(summaryOf(some), '1 of 3 files done')
  assert.deepEqual(some.map(isSettled), [true, false, false])
})

test('at the end it is told what became of them', () => {
  assert.equal(summaryOf(files(deployed)), '1 file deployed')
  assert.equal(
    summaryOf(files(deployed, deployed, unfit, { at: 'strange', reason: 'a picture' })),
    '2 files deployed, 2 refused',
  )
  assert.equal(summaryOf(files({ at: 'failed', error: null })), '0 files deployed, 1 not sent')
})

test('a process that can’t run is no failure of the world: its problems are shown, not tried again', () => {
  const finding = { code: 'feel', elementId: 'a', elementName: null, line: 3, reason: 'r', remedy: 'm' }
  const problem = {
    type: 't',
    title: 't',
    status: 422,
    code: 'unfit-process',
    requestId: 'r',
    findings: [finding],
  } as const
  const refused = new CallFailed({ kind: 'refused', problem: { ...problem, findings: [finding] } })
  assert.deepEqual(refusalOf('<x/>', refused), { at: 'unfit', xml: '<x/>', findings: [finding] })
  const away = new CallFailed({ kind: 'unreachable', detail: 'away' })
  assert.deepEqual(refusalOf('<x/>', away), { at: 'failed', error: away })
})
