// The template's last step: once a change is applied, the person is let into the site of their department.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestCompany, testCompany } from '../testing/company.ts'
import { approvalsAt, type Linking, openLinking } from '../testing/powerAutomate/index.ts'
import { until } from '../testing/until.ts'

let company: TestCompany
let linking: Linking
before(async () => {
  company = await testCompany()
  const { server, calls, storeId } = company
  linking = await openLinking({ server, calls, storeId, grace: await company.as('Grace Okafor') })
  await linking.register()
  await linking.signInAccount()
})
after(() => company[Symbol.asyncDispose]())

const site = 'https://alder.sharepoint.example/sites/operations-team'

async function membersOfSite(): Promise<string[]> {
  const { origin, control } = linking.entra
  const { access_token: token } = await control<{ access_token: string }>('POST', 'token', {
    ...{ user: 'mateo@alder.example', permissions: ['AllSites.Read'], resource: 'https://alder.sharepoint.example' },
  })
  const answer = await fetch(`${origin}/sites/operations-team/_api/web/associatedmembergroup/users`, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/json;odata=nometadata' },
  })
  const { value } = (await answer.json()) as { value: { Title: string }[] }
  return value.map(({ Title }) => Title)
}

test('approved in the flow, a change of department is applied, and then lets the person into the site', async () => {
  const { calls, storeId } = company
  const grace = await company.as('Grace Okafor')
  const workflow = await calls.made<{ id: string; name: string }>(grace, 'POST', `/stores/${storeId}/workflows`, {
    ...{ name: "Another department's @{work}", description: '', enabled: true, event: 'edit', objects: ['user'] },
    ...{ fields: ['department'], filter: { match: 'all', conditions: [] }, accelerated: false, priority: 1 },
    approvers: [{ kind: 'people', people: [await company.person('Ada Lindqvist')] }],
  })
  const apis = ['shared_approvals', 'shared_sharepointonline']
  const flow = await linking.linkWorkflow(workflow, { sites: [{ department: 'Operations', site }] }, apis)
  const { template } = await linking.link(workflow.id)
  assert.deepEqual(
    [template?.approvers, template?.asksWhoeverHoldsIt, template?.sites],
    [['ada@alder.example'], false, 1],
  )
  assert.match(await linking.mateo.edit(flow), /Approver of[^<]*: <span class="token">Ada Lindqvist/)

  assert.equal((await membersOfSite()).includes('Tom Becker'), false)
  const tom = await company.objectAt((await company.person('Tom Becker')).id)
  const change = { kind: 'user.edit', targetId: tom.id, version: tom.version, values: { department: 'Operations' } }
  const { id } = (await company.ask('Priya Nair', change)).change
  let asked: string | undefined
  await until(async () => {
    asked = (await approvalsAt(linking.entra).pending())[0]?.id
    return asked !== undefined
  })
  assert.deepEqual((await membersOfSite()).includes('Tom Becker'), false)
  await approvalsAt(linking.entra).answer(asked ?? '', 'ada@alder.example', 'Approve')
  await company.until(id, 'applied')
  await until(async () => {
    await linking.entra.control('POST', 'clock', { advance: 'PT10S' })
    return (await linking.mateo.runs(flow))[0]?.status !== 'Running'
  })
  assert.equal((await linking.mateo.runs(flow))[0]?.status, 'Succeeded')
  assert.ok((await membersOfSite()).includes('Tom Becker'))
})
