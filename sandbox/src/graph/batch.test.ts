import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertError, control, type Graph, graphAs, graphWith } from '../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../testing/testSandbox.ts'

let sandbox: TestSandbox
let app: Graph
before(async () => {
  sandbox = await testSandbox()
  app = await graphAs(sandbox, 'User.ReadWrite.All')
})
after(() => sandbox[Symbol.asyncDispose]())

type Response = { id: string; status: number; headers: Record<string, string>; body?: Record<string, unknown> }

const batch = async (requests: unknown[]): Promise<Record<string, Response>> => {
  const { status, body } = await app.post('/$batch', { requests })
  assert.equal(status, 200, JSON.stringify(body))
  return Object.fromEntries((body.responses as Response[]).map((response) => [response.id, response]))
}
const headers = { 'Content-Type': 'application/json' }

test('each part is answered as if it had come by itself', async () => {
  const answers = await batch([
    { id: '1', method: 'GET', url: '/users/ada@alder.example?$select=displayName' },
    { id: 'two', method: 'PATCH', url: 'users/tom@alder.example', headers, body: { jobTitle: 'Chief' } },
    { id: '3', method: 'GET', url: '/groups' },
    { id: '4', method: 'GET', url: '/users/nobody@alder.example' },
    { id: '5', method: 'GET', url: '/users/$count', headers: { ConsistencyLevel: 'eventual' } },
  ])
  assert.equal(answers['1']?.body?.displayName, 'Ada Lindqvist')
  assert.match(answers['1']?.headers['Content-Type'] ?? '', /^application\/json;odata.metadata=minimal/)
  assert.deepEqual(answers.two, {
    id: 'two',
    status: 204,
    headers: { 'Cache-Control': 'no-cache', 'x-ms-resource-unit': '1' },
  })
  assert.equal(answers['3']?.status, 403)
  assert.equal((answers['4']?.body?.error as { code: string } | undefined)?.code, 'Request_ResourceNotFound')
  assert.equal(answers['5']?.body, 63)
})

test('B1 a part waits for those it depends on, and fails with them', async () => {
  const answers = await batch([
    { id: 'after', method: 'GET', url: '/users/leila@alder.example?$select=jobTitle', dependsOn: ['change'] },
    { id: 'change', method: 'PATCH', url: '/users/leila@alder.example', headers, body: { jobTitle: 'Writer' } },
    { id: 'bad', method: 'GET', url: '/users/nobody@alder.example' },
    {
      id: 'held',
      method: 'PATCH',
      url: '/users/leila@alder.example',
      headers,
      body: { jobTitle: 'x' },
      dependsOn: ['bad'],
    },
    { id: 'held too', method: 'GET', url: '/users', dependsOn: ['held'] },
  ])
  assert.equal(answers.after?.body?.jobTitle, 'Writer')
  assert.equal(answers.held?.status, 424)
  assert.equal(answers['held too']?.status, 424)
  assert.equal((await app.get('/users/leila@alder.example?$select=jobTitle')).body.jobTitle, 'Writer')
})

test('B2 parts are throttled one by one, each with its own Retry-After', async () => {
  await using own = await testSandbox()
  const graph = await graphAs(own, 'User.Read.All')
  const part = (id: number) => ({ id: `${id}`, method: 'GET', url: '/users?$top=999' })
  let throttled: Response[] = []
  for (let round = 0; round < 200 && throttled.length === 0; round++) {
    const { body } = await graph.post('/$batch', { requests: Array.from({ length: 20 }, (_, id) => part(id)) })
    throttled = (body.responses as Response[]).filter(({ status }) => status === 429)
  }
  assert.ok(throttled.length > 0)
  assert.match(throttled[0]?.headers['Retry-After'] ?? '', /^\d+$/)
  await control(own, 'clock', { advance: 'PT10S' })
  assert.equal((await graph.get('/users')).status, 200)
})

const get = (id: string, more: object = {}) => ({ id, method: 'GET', url: '/users', ...more })

for (const [what, requests] of [
  ['nothing', undefined],
  ['no part', []],
  ['more than twenty parts', Array.from({ length: 21 }, (_, id) => get(`${id}`))],
  ['two of one id, whatever their case', [get('a'), get('A')]],
  ['a body without its type', [{ ...get('1'), method: 'PATCH', body: {} }]],
  ['a part without an address', [{ id: '1', method: 'GET' }]],
  ['a verb that is none', [{ ...get('1'), method: 'FETCH' }]],
  ['a part that waits for one that is not there', [get('1', { dependsOn: ['2'] })]],
  ['parts that wait for each other', [get('1', { dependsOn: ['2'] }), get('2', { dependsOn: ['1'] })]],
] as const)
  test(`a batch with ${what} is refused as a whole`, async () => {
    assertError(await app.post('/$batch', { requests }), 400, 'BadRequest')
  })

test('a batch without a token is refused as a whole', async () => {
  const answer = await graphWith(sandbox, undefined).post('/$batch', { requests: [get('1')] })
  assertError(answer, 401, 'InvalidAuthenticationToken')
})

test('an address too long to come by itself is too long for a batch', async () => {
  const url = `/users?$count=true&$filter=${Array(50_000).fill('accountEnabled eq true').join(' and ')}`
  assertError(await app.post('/$batch', { requests: [{ id: '1', method: 'GET', url }] }), 400, 'BadRequest')
})
