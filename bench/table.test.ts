import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Run } from './bench.ts'
import type { Row } from './rows.ts'
import { tableOf } from './table.ts'

const row: Row = {
  name: 'cycle',
  work: 'A cycle',
  ours: { who: 'Countersign', program: 'ours' },
  peers: [{ who: 'Somebody', program: 'theirs' }],
  tell: ({ perSecond = [] }) => `${perSecond.join(', ')}/s`,
  goal: '≥ 100/s',
  isReached: ({ perSecond = [] }) => perSecond.every((value) => value >= 100),
}

const around = { seconds: 1, busyElsewhere: 0, load: 0 }
const measured = (perSecond: number): Run => ({ figures: { perSecond: [perSecond] }, ...around })
const failed = (reason: string): Run => ({ failed: reason, ...around })
const lineOf = (runs: Record<string, Run>) => tableOf([row], new Map(Object.entries(runs))).split('\n')[2]

test('our figure stands beside theirs, with how often theirs goes into ours', () => {
  const line = lineOf({ ours: measured(200), theirs: measured(50) })
  assert.equal(line, '| A cycle | **200/s** | Somebody: 50/s (we: 4.0 ×) | ≥ 100/s | yes |')
})

test('a goal that is missed is told, and so is a program of ours that did not run', () => {
  assert.equal(lineOf({ ours: measured(99) }), '| A cycle | **99/s** | – | ≥ 100/s | **no** |')
  assert.equal(lineOf({ ours: failed('no disk') }), '| A cycle | did not run | – | ≥ 100/s | **no** |')
})

test('a peer that could not run says why in its first line', () => {
  const line = lineOf({ ours: measured(200), theirs: failed('no binary for this machine\n    at somewhere') })
  assert.equal(line, '| A cycle | **200/s** | Somebody: could not run (no binary for this machine) | ≥ 100/s | yes |')
})
