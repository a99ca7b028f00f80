// Runs, from the queue to their end.

import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import {
  assertError,
  begin,
  change,
  type Dataverse,
  dataverseAs,
  look,
  machineOn,
  payrollFlow,
  play,
} from '../../testing/testDataverse.ts'
import { control } from '../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

let sandbox: TestSandbox
let dataverse: Dataverse
beforeEach(async () => {
  sandbox = await testSandbox()
  dataverse = await dataverseAs(sandbox)
})
afterEach(async () => {
  await sandbox[Symbol.asyncDispose]()
  assert.deepEqual(sandbox.reported, [])
})

/** Tokens do not live as long as runs do. */
async function pass(duration: string): Promise<void> {
  await control(sandbox, 'clock', { advance: duration })
  dataverse = await dataverseAs(sandbox)
}

const seen = async (session: string) => (await dataverse.get(`flowsessions(${session})`)).body

const codes = async (...sessions: string[]) => {
  const rows = await Promise.all(sessions.map(seen))
  return rows.map(({ statuscode }) => statuscode)
}

const cancel = (session: string) =>
  dataverse.post(`flowsessions(${session})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`)

const outputs = (session: string) => dataverse.get(`flowsessions(${session})/outputs/$value`)

test('a machine does one run at a time: the next is the most urgent, then the oldest', async () => {
  const first = await begin(dataverse)
  await pass('PT1M')
  const [second, urgent] = [await begin(dataverse), await begin(dataverse, { runPriority: 'High' })]
  assert.deepEqual(await codes(first, second, urgent), [2, 3, 3])
  assert.equal((await seen(first)).startedon, '2026-11-20T09:02:24Z')
  assert.equal((await seen(second)).startedon, null)
  await pass('PT5M')
  await play(sandbox, first, 'succeed')
  assert.deepEqual(await codes(first, second, urgent), [4, 3, 2])
  const { startedon, runwaitduration } = await seen(urgent)
  assert.deepEqual([startedon, runwaitduration], ['2026-11-20T09:08:24Z', 300])
  await play(sandbox, urgent, 'fail', { code: 'ControlNotFound', message: 'No such window.' })
  assert.deepEqual(await codes(first, second, urgent), [4, 2, 8])
})

test('outputs are those of the flow, of the types it says', async () => {
  const session = await begin(dataverse)
  assertError(await outputs(session), 404, '0x80040217', /No FileAttachment records found/)
  const given = {
    PayrollNumber: 'P-4711',
    Warnings: 2,
    IsComplete: true,
    Forms: ['A', 'B'],
    Record: { office: 'Malmö' },
  }
  for (const [wrong, reason] of [
    [{ Nothing: 1 }, /no output Nothing/],
    [{ PayrollNumber: 7 }, /PayrollNumber is of the type string/],
    [{ Warnings: '2' }, /number/],
    [{ Forms: {} }, /array/],
    [{ Record: [] }, /object/],
    [{ IsComplete: 'true' }, /boolean/],
  ] as const) {
    const { error } = await play(sandbox, session, 'succeed', { outputs: wrong }, 409)
    assert.match(error, reason)
  }
  await play(sandbox, session, 'succeed', { outputs: given })
  const { status, headers, body } = await outputs(session)
  assert.deepEqual([status, headers.get('content-type')], [200, 'application/octet-stream'])
  assert.deepEqual(JSON.parse(body), given)
})

test('204 a run that succeeded and put nothing out has nothing to tell', async () => {
  const session = await begin(dataverse)
  await play(sandbox, session, 'succeed')
  const { status, body } = await outputs(session)
  assert.deepEqual([status, body], [204, ''])
})

test('a run that failed says why, and has no outputs', async () => {
  const session = await begin(dataverse)
  await play(sandbox, session, 'fail', { code: 'ControlNotFound', message: 'No such window.' })
  const { statuscode, statecode, errorcode, errormessage, completedon } = await seen(session)
  assert.deepEqual([statuscode, statecode, errorcode, errormessage], [8, 0, 'ControlNotFound', 'No such window.'])
  assert.equal(completedon, '2026-11-20T09:02:24Z')
  assertError(await outputs(session), 404, '0x80040217')
})

test('nothing runs longer than its caller said, by default three hours', async () => {
  const [usual, short] = [await begin(dataverse), await begin(dataverse, { timeout: 60 })]
  await pass('PT59S')
  assert.deepEqual(await codes(usual, short), [2, 3])
  await pass('PT1S')
  assert.deepEqual(await codes(usual, short), [2, 10])
  assert.equal((await seen(short)).startedon, null)
  await pass('PT2H58M59S')
  assert.deepEqual(await codes(usual), [2])
  await pass('PT1S')
  const { statuscode, errorcode, completedon } = await seen(usual)
  assert.deepEqual([statuscode, errorcode], [10, 'DesktopFlowsActionTimeout'])
  assert.equal(completedon, '2026-11-20T12:02:24Z')
})

test('nobody waits for a machine longer than six hours', async () => {
  const [running, waiting] = [await begin(dataverse, { timeout: 86_400 }), await begin(dataverse, { timeout: 86_400 })]
  await pass('PT6H')
  const { statuscode, errorcode, startedon } = await seen(waiting)
  assert.deepEqual([statuscode, errorcode, startedon], [8, 'NoCandidateMachine', null])
  assert.deepEqual(await codes(running), [2])
})

test('a machine that goes off fails what is on it, and what waits for it', async () => {
  const sessions = [await begin(dataverse), await begin(dataverse)] as const
  await change(sandbox, `machines/${machineOn}`, { isOnline: false })
  assert.deepEqual(await codes(...sessions), [8, 8])
  assert.equal((await seen(sessions[0])).errorcode, 'NoListenerConnected')
  await change(sandbox, `machines/${machineOn}`, { isOnline: true })
  assert.deepEqual(await codes(await begin(dataverse)), [2])
})

test('a run is cancelled while it waits and while it runs, and not when it has ended', async () => {
  const [running, waiting] = [await begin(dataverse), await begin(dataverse)]
  for (const session of [waiting, running]) {
    const { status, body } = await cancel(session)
    assert.deepEqual([status, body], [204, ''])
  }
  assert.deepEqual(await codes(running, waiting), [7, 7])
  assertError(await cancel(running), 400, '0x80040203', /Cancelled/)
  assertError(await cancel('00000000-0000-0000-0000-000000000000'), 404, '0x80040217')
})

test('a run that has ended stays as it is', async () => {
  const session = await begin(dataverse)
  await play(sandbox, session, 'succeed')
  for (const what of ['succeed', 'time-out', 'cancel'])
    assert.match((await play(sandbox, session, what, {}, 409)).error, /ended/)
  await play(sandbox, session, 'fail', { code: 'X' }, 409)
  await play(sandbox, '00000000-0000-0000-0000-000000000000', 'succeed', {}, 404)
  await pass('P1D')
  assert.deepEqual(await codes(session), [4])
})

test('a flow may answer by itself, so many seconds after each run began', async () => {
  const under = await begin(dataverse)
  await change(sandbox, `desktop-flows/${payrollFlow}`, { answer: { afterSeconds: 30, outputs: { Warnings: 0 } } })
  const later = await begin(dataverse)
  await pass('PT30S')
  assert.deepEqual(await codes(under, later), [4, 2])
  await pass('PT30S')
  assert.deepEqual(await codes(later), [4])
  assert.deepEqual(JSON.parse((await outputs(later)).body), { Warnings: 0 })
  const last = await begin(dataverse)
  await change(sandbox, `desktop-flows/${payrollFlow}`, { answer: null })
  await pass('PT1M')
  assert.deepEqual(await codes(last), [2])
  await change(sandbox, `desktop-flows/${payrollFlow}`, { answer: { afterSeconds: 1, outputs: { No: 1 } } }, 409)
})

test('runs, the queue and what is due to them outlive a restart', async () => {
  const [running, waiting] = [await begin(dataverse), await begin(dataverse)]
  await sandbox.restart()
  dataverse = await dataverseAs(sandbox)
  assert.deepEqual(await codes(running, waiting), [2, 3])
  await pass('PT3H')
  assert.deepEqual(await codes(running, waiting), [10, 10])
})

test('what was begun is counted, whatever becomes of it; a reset forgets it', async () => {
  const first = await begin(dataverse)
  await begin(dataverse)
  await play(sandbox, first, 'succeed')
  const { started, runs } = await look(sandbox, `desktop-flows/${payrollFlow}`)
  assert.deepEqual([started, runs], [2, { Succeeded: 1, Running: 1 }])
  assert.equal((await look(sandbox, `desktop-flow-runs?flow=${payrollFlow}&status=Running`)).runs.length, 1)
  await control(sandbox, 'reset', {})
  const { flows } = await look(sandbox, 'desktop-flows')
  assert.deepEqual(
    flows.map((flow: { started: number }) => flow.started),
    [0, 0],
  )
})

test('a flow of one’s own is made with variables of one’s own', async () => {
  const flow = await control(
    sandbox,
    'desktop-flows',
    {
      name: 'Mine',
      user: 'mateo@alder.example',
      inputs: [{ name: 'A', type: 'string' }],
      outputs: [{ name: 'B', type: 'number' }],
    },
    201,
  )
  const mateo = await dataverseAs(sandbox, 'mateo')
  assert.equal((await mateo.get(`workflows(${flow.id})?$select=name`)).body.name, 'Mine')
})
