import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, draw, error, escalation } from '@countersign/engine'
import { sql } from '../../platform/database/index.ts'
import { asking, type TestProcesses, testProcesses } from '../../testing/testProcesses.ts'
import { until } from '../../testing/until.ts'
import { depthMax } from './call.ts'

const calling = draw('calling').start().call('child', 'asking').end().graph
const strict = draw('strict')
  .start()
  .call('child', 'failing')
  .end()
  .boundary('caught', 'child', error('NAME_TAKEN'))
  .user('choose')
  .end('chosen').graph
const failing = draw('failing').start().user('ask').end('thrown', error('NAME_TAKEN')).graph
const heeding = draw('heeding')
  .start()
  .call('child', 'escalating')
  .end()
  .boundary('heard', 'child', escalation('SLOW'), { interrupting: false })
  .user('look')
  .end('looked').graph
const escalating = draw('escalating').start().throw('shout', escalation('SLOW')).user('ask').end().graph
const hasty = draw('hasty')
  .start()
  .call('child', 'asking')
  .end()
  .boundary('late', 'child', after('PT1H'))
  .end('tooLate').graph
const endless = draw('endless').start().call('child', 'endless').end().graph

const childOf = async ({ pool }: TestProcesses, instanceId: string): Promise<string> => {
  const find = () => pool.maybe<{ id: string }>(sql`select id from instance where caller_id = ${instanceId}`)
  await until(async () => (await find()) !== undefined)
  return (await find())?.id ?? ''
}

const incidents = ({ pool }: TestProcesses) =>
  pool.rows<{ code: string; message: string }>(sql`select code, message from incident`)

test('a called process runs as an instance of its own, and what it has at its end comes back', async () => {
  await using world = await testProcesses()
  await world.deploy(asking)
  const instanceId = await world.start(await world.deploy(calling), { name: 'Tom Becker' })
  const child = await childOf(world, instanceId)
  await world.complete(child, 'ask#1', { approved: true })
  await world.finished(instanceId)
  const { state } = await world.pool.one<{ state: { variables: object } }>(sql`
    select state from instance where id = ${instanceId}`)
  assert.deepEqual(state.variables, { name: 'Tom Becker', approved: true })
})

test('an error that only the caller catches ends the called one and is caught there', async () => {
  await using world = await testProcesses()
  await world.deploy(failing)
  const instanceId = await world.start(await world.deploy(strict))
  const child = await childOf(world, instanceId)
  await world.complete(child, 'ask#1')
  await until(async () => (await world.pool.rows(sql`select from user_task where visit = 'choose#1'`)).length === 1)
  assert.equal(await world.status(child), 'errorThrown')
})

test('an escalation reaches the caller while the called one goes on', async () => {
  await using world = await testProcesses()
  await world.deploy(escalating)
  const instanceId = await world.start(await world.deploy(heeding))
  const child = await childOf(world, instanceId)
  await until(async () => (await world.pool.rows(sql`select from user_task where visit = 'look#1'`)).length === 1)
  assert.equal(await world.status(child), 'active')
})

test('whoever no longer waits calls off what it had called, at whatever moment', async () => {
  await using world = await testProcesses()
  await world.deploy(asking)
  const version = await world.deploy(hasty)
  const [slow, hurried] = [await world.start(version), await world.start(version)]
  await world.processes.post({ id: 'cancel', instanceId: hurried, fact: { type: 'cancelled' } }) // perhaps before its child is there
  const child = await childOf(world, slow)
  world.clock.advance(3_600_001)
  await world.finished(slow)
  await world.finished(child)
  await until(async () => (await world.pool.rows(sql`select from errand`)).length === 0)
  assert.equal((await world.pool.rows(sql`select from instance where status = 'active'`)).length, 0)
})

test('a called instance that somebody cancels leaves its caller an incident that says so', async () => {
  await using world = await testProcesses()
  await world.deploy(asking)
  const instanceId = await world.start(await world.deploy(calling))
  const child = await childOf(world, instanceId)
  await world.processes.post({ id: 'cancel', instanceId: child, fact: { type: 'cancelled' } })
  await until(async () => (await incidents(world)).length === 1)
  assert.match((await incidents(world))[0]?.message ?? '', /cancelled/)
})

test('a process that is not there is an incident; once it is there, resolving calls it', async () => {
  await using world = await testProcesses()
  const instanceId = await world.start(await world.deploy(calling))
  await until(async () => (await incidents(world)).length === 1)
  const [incident] = await world.pool.rows<{ id: string; attempt: number }>(sql`select id, attempt from incident`)
  assert.ok(incident)
  await world.deploy(asking)
  const fact = { type: 'resolved', visit: 'child#1', attempt: incident.attempt } as const
  await world.processes.post({ id: 'resolve', instanceId, fact, spends: { kind: 'incident', id: incident.id } })
  const child = await childOf(world, instanceId)
  await world.complete(child, 'ask#1')
  await world.finished(instanceId)
})

test('a version tag chooses among versions', async () => {
  await using world = await testProcesses()
  await world.deploy({ ...asking, name: 'The old one' }, 'v1')
  await world.deploy(asking, 'v2')
  const binding = { type: 'versionTag', versionTag: 'v1' } as const
  const tagged = draw('tagged').start().call('child', { feel: '"ask" + "ing"' }, { binding }).end().graph
  const child = await childOf(world, await world.start(await world.deploy(tagged)))
  const { name } = await world.pool.one<{ name: string }>(sql`
    select v.name from instance i join process_version v on v.id = i.version_id where i.id = ${child}`)
  assert.equal(name, 'The old one')
})

test('processes that call themselves without end come to an end', async () => {
  await using world = await testProcesses()
  await world.start(await world.deploy(endless))
  await until(async () => (await incidents(world)).length === 1)
  assert.match((await incidents(world))[0]?.message ?? '', /in a row/)
  assert.equal((await world.pool.rows(sql`select from instance`)).length, depthMax + 1)
})

test('of instances that one has called, one by the other, so many run at a time; called off from the top, all end', async () => {
  const each = { ordering: 'parallel', inputCollection: { feel: '[1, 2, 3, 4, 5]' }, inputElement: null } as const
  const loop = { ...each, outputCollection: null, outputElement: null, completionCondition: null }
  const hydra = draw('hydra').start().call('child', 'hydra', { loop }).end().graph
  await using world = await testProcesses({ settings: { kinMax: 40 } })
  const running = async (): Promise<number> =>
    (await world.pool.one<{ count: number }>(sql`select count(*)::int from instance where status = 'active'`)).count
  const instanceId = await world.start(await world.deploy(hydra))
  await until(async () => (await world.pool.rows(sql`select from errand`)).length === 0)
  assert.equal(await running(), 41) // with the one on top
  assert.match((await incidents(world))[0]?.message ?? '', /too many instances run already/)
  await world.processes.post({ id: 'cancel', instanceId, fact: { type: 'cancelled' } })
  await until(async () => (await running()) === 0)
})
