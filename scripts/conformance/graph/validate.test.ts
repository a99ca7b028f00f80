import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCsdl } from './csdl.ts'
import { faultsOf } from './validate.ts'

const model = readCsdl(`
<Schema Namespace="microsoft.graph" Alias="graph">
  <EnumType Name="level"><Member Name="low" Value="0" /><Member Name="high" Value="1" /></EnumType>
  <EntityType Name="entity" Abstract="true"><Property Name="id" Type="Edm.String" Nullable="false" /></EntityType>
  <EntityType Name="thing" BaseType="graph.entity" OpenType="true">
    <Property Name="name" Type="Edm.String" />
    <Property Name="since" Type="Edm.DateTimeOffset" />
    <Property Name="tags" Type="Collection(Edm.String)" Nullable="false" />
    <Property Name="level" Type="graph.level" />
    <Property Name="place" Type="graph.place" />
    <NavigationProperty Name="owner" Type="graph.thing" />
  </EntityType>
  <EntityType Name="box" BaseType="graph.thing"><Property Name="size" Type="Edm.Int32" /></EntityType>
  <ComplexType Name="place"><Property Name="city" Type="Edm.String" /></ComplexType>
  <EntityContainer Name="Service">
    <EntitySet Name="things" EntityType="microsoft.graph.thing" />
  </EntityContainer>
</Schema>`)

const context = (path: string) => ({ '@odata.context': `http://localhost/v1.0/$metadata#${path}` })
const faults = (path: string, body: object): string[] => faultsOf(model, { ...context(path), ...body })

test('what holds has no faults: inherited, derived, nested, open and annotated properties', () => {
  const thing = {
    '@odata.type': '#microsoft.graph.box',
    id: '1',
    name: null,
    since: '2026-11-20T09:00:00Z',
    tags: ['a'],
    level: 'high',
    size: 3,
    place: { city: 'Malmö' },
    owner: { id: '2' },
    'owner@odata.count': 1,
    anythingElse: true,
  }
  assert.deepEqual(faults('things/$entity', thing), [])
  assert.deepEqual(faults('things(id,owner())', { value: [thing], '@odata.nextLink': 'http://localhost' }), [])
  assert.deepEqual(faults("things('1')/owner", { id: '2' }), [])
  assert.deepEqual(faults("things('1')/tags", { value: ['a', 'b'] }), [])
  assert.deepEqual(faults('Collection(Edm.String)', { value: ['a'] }), [])
})

for (const [body, fault] of [
  [{ id: null }, '/id may not be null'],
  [{ id: 7 }, '/id is 7, no Edm.String'],
  [{ since: '20.11.2026' }, '/since is "20.11.2026", no Edm.DateTimeOffset'],
  [{ tags: null }, '/tags may not be null'],
  [{ tags: 'a' }, '/tags is no list'],
  [{ tags: [1] }, '/tags/0 is 1, no Edm.String'],
  [{ level: 'middle' }, '/level is "middle", none of its words'],
  [{ place: { town: 'Malmö' } }, '/place/town is no property of microsoft.graph.place'],
  [{ Name: 'x' }, '/Name is no property of microsoft.graph.thing'],
  [{ '@odata.type': '#microsoft.graph.bag' }, ' says it is microsoft.graph.bag, which is not there'],
  [{ owner: { since: 1 } }, '/owner/since is 1, no Edm.DateTimeOffset'],
] as const)
  test(`what does not hold is told with its place: ${fault}`, () => {
    assert.deepEqual(faults('things/$entity', body), [fault])
  })

test('a body without a context, of an unknown set, or a collection without a value is none', () => {
  assert.equal(faultsOf(model, { id: '1' }).length, 1)
  assert.equal(faults('nothings', { value: [] }).length, 1)
  assert.equal(faults('things', { id: '1' }).length, 1)
  assert.equal(faults('things', { value: [], extra: 1 }).length, 1)
})
