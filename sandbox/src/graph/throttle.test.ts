import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { control, type Graph, graphAs } from '../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../testing/testSandbox.ts'
import { newThrottle } from './throttle.ts'

const start = Date.UTC(2026, 10, 20)

for (const [users, size] of [
  [49, 3_500],
  [50, 5_000],
  [500, 5_000],
  [501, 8_000],
] as const)
  test(`a tenant of ${users} users has ${size} resource units in ten seconds, and they come back with time`, () => {
    let now = start
    const throttle = newThrottle(
      () => new Date(now),
      () => 'tenant',
      () => users,
    )
    const take = (units: number) => throttle.take('app', { units, writes: 0 })
    assert.ok(!('error' in take(size)))
    const refused = take(size / 10)
    assert.ok('error' in refused)
    assert.equal(refused.error.headers?.['retry-after'], '1')
    assert.ok(!('error' in throttle.take('other app', { units: size, writes: 0 })), 'each app has its own')
    now += 1_000
    assert.ok(!('error' in take(size / 10)))
    assert.ok('error' in take(1))
    now += 10_000
    assert.ok(!('error' in take(size)))
  })

test('writes have a bucket of their own, and a refused request takes nothing from either', () => {
  const throttle = newThrottle(
    () => new Date(start),
    () => 'tenant',
    () => 60,
  )
  assert.ok(!('error' in throttle.take('app', { units: 1, writes: 3_000 })))
  const refused = throttle.take('app', { units: 1, writes: 1 })
  assert.ok('error' in refused)
  assert.equal(refused.error.headers?.['x-ms-throttle-information'], 'WriteLimitExceeded')
  assert.equal(refused.error.headers?.['x-ms-throttle-scope'], 'Tenant_Application/Write/app/tenant')
  assert.ok(!('error' in throttle.take('app', { units: 4_999, writes: 0 })))
})

let sandbox: TestSandbox
let app: Graph
beforeEach(async () => {
  sandbox = await testSandbox()
  app = await graphAs(sandbox, 'User.Read.All Group.Read.All')
})
afterEach(() => sandbox[Symbol.asyncDispose]())

test('a request costs what is documented: selecting and short pages less, expanding more, nothing less than one', async () => {
  const cost = async (path: string) => (await app.get(path)).headers.get('x-ms-resource-unit')
  const group = (await app.get('/groups?$top=1')).body.value[0].id
  assert.equal(await cost('/users'), '2')
  assert.equal(await cost('/users?$select=id'), '1')
  assert.equal(await cost('/users?$top=19&$select=id'), '1')
  assert.equal(await cost('/users?$top=20'), '2')
  assert.equal(await cost('/users?$expand=manager'), '3')
  assert.equal(await cost(`/groups/${group}/members`), '3')
  assert.equal(await cost(`/groups/${group}/transitiveMembers`), '5')
  assert.equal(await cost('/users/ada@alder.example'), '1')
})

test('who asks for too much is told to wait, and how close it is before', async () => {
  const graph = await graphAs(sandbox, 'Group.Read.All')
  const group = (await graph.get('/groups?$top=1')).body.value[0].id
  let answer = await graph.get(`/groups/${group}/transitiveMembers?$expand=x`)
  let warned: string | null = null
  for (let asked = 0; asked < 2_000 && answer.status !== 429; asked++) {
    warned = answer.headers.get('x-ms-throttle-limit-percentage') ?? warned
    answer = await graph.get(`/groups/${group}/transitiveMembers`)
  }
  assert.equal(answer.status, 429)
  assert.equal(answer.body.error.code, 'TooManyRequests')
  assert.equal(answer.body.error.innerError.status, '429')
  assert.equal(answer.headers.get('retry-after'), '1')
  assert.ok(Number(warned) >= 0.8 && Number(warned) <= 1)
  await control(sandbox, 'throttling', { isOn: false })
  assert.equal((await graph.get('/groups')).status, 200)
})
