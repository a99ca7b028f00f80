import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cloud, clouds, dataverseOrigin, hostFits, knownClouds, regionOf, sandboxCloud, scopeAt } from './index.ts'

const sandbox = sandboxCloud('http://localhost:8081')
const everyCloud: readonly Cloud[] = [...Object.values(clouds), sandbox]

test('an origin is an origin: https, and nothing after its host', () => {
  for (const { authority, graph, flowService, graphResource } of Object.values(clouds))
    for (const origin of [authority, graph, flowService, graphResource]) assert.equal(new URL(origin).origin, origin)
})

test('a token for flows is asked for with two slashes, one of which belongs to the resource', () => {
  for (const { flowResource } of everyCloud) assert.match(scopeAt(flowResource, '.default'), /[^/]\/\/\.default$/)
  assert.equal(scopeAt(clouds.public.flowResource, '.default'), 'https://service.flow.microsoft.com//.default')
  assert.equal(scopeAt(clouds.public.graphResource, 'User.Read.All'), 'https://graph.microsoft.com/User.Read.All')
})

test('the sandbox is called at its own address, and its tokens bear Microsoft’s names', () => {
  const { authority, graph, flowService, graphResource, flowResource } = sandbox
  assert.deepEqual([authority, graph, flowService], Array(3).fill('http://localhost:8081'))
  assert.deepEqual([graphResource, flowResource], [clouds.public.graphResource, clouds.public.flowResource])
})

test('there is a sandbox among the clouds where one is, and nowhere else', () => {
  const names = (origin?: string) => knownClouds(origin).map(({ name }) => name)
  assert.deepEqual(names('http://localhost:8081'), ['sandbox', 'public', 'gcc', 'gcc-high', 'china'])
  assert.deepEqual(names(), ['public', 'gcc', 'gcc-high', 'china'])
})

test('a code means one region of its cloud, whatever it is called and however it is written', () => {
  for (const { regions } of everyCloud) {
    const codes = regions.flatMap(({ code, aliases }) => [code, ...aliases])
    assert.equal(new Set(codes).size, codes.length)
    assert.equal(new Set(regions.map(({ host }) => host)).size, regions.length)
  }
  assert.equal(regionOf(clouds.public, ' emea ')?.host, 'crm4.dynamics.com')
  assert.equal(regionOf(clouds.public, 'crm11')?.title, 'United Kingdom')
  assert.equal(regionOf(clouds.china, 'EUR'), undefined)
})

for (const [cloud, organization, region, origin] of [
  [clouds.public, 'Alder', 'NAM', 'https://alder.crm.dynamics.com'],
  [clouds.public, 'org11aaa11a', 'EUR', 'https://org11aaa11a.crm4.dynamics.com'],
  [clouds.gcc, 'alder', 'GCC', 'https://alder.crm9.dynamics.com'],
  [clouds['gcc-high'], 'alder', 'USG', 'https://alder.crm.microsoftdynamics.us'],
  [clouds.china, 'alder', 'CHN', 'https://alder.crm.dynamics.cn'],
  [sandbox, 'whatever', 'EUR', 'http://localhost:8081'],
  [clouds.public, 'alder', 'XXX', undefined],
] as const)
  test(`the environment of ${organization} in ${region} of ${cloud.title} is ${origin}`, () => {
    assert.equal(dataverseOrigin(cloud, organization, region), origin)
  })

test('an organization that would make the address another one is none', () => {
  for (const organization of ['', 'evil.example/', 'a.b', 'a@b', '-a', 'a/', 'ä', 'a b', 'a'.repeat(64)])
    assert.equal(dataverseOrigin(clouds.public, organization, 'EUR'), undefined, organization)
})

test('addresses of triggers lie where their cloud says', () => {
  const isTrigger = ({ triggerHosts }: Cloud, host: string) => triggerHosts.some((meant) => hostFits(meant, host))
  assert.ok(isTrigger(clouds.public, 'prod-12.westeurope.logic.azure.com'))
  assert.ok(isTrigger(clouds.public, 'default0a1b.2c.environment.api.powerplatform.com'))
  assert.ok(isTrigger(clouds['gcc-high'], 'a.1.environment.api.high.powerplatform.microsoft.us'))
  assert.ok(isTrigger(sandbox, 'localhost:8081'))
  assert.equal(isTrigger(clouds.public, 'logic.azure.com.evil.example'), false)
  assert.equal(isTrigger(sandbox, 'localhost:8082'), false)
})

test('a star stands for names below, never for none and never for a part of one', () => {
  assert.ok(hostFits('*.example.com', 'API.example.com'))
  assert.ok(hostFits('*.example.com', 'a.b.example.com'))
  for (const host of ['example.com', 'badexample.com', '.example.com', 'example.com.evil', 'a.example.com:444'])
    assert.equal(hostFits('*.example.com', host), false, host)
  assert.ok(hostFits('example.com:444', 'example.com:444'))
  assert.equal(hostFits('example.com', 'a.example.com'), false)
})
