// A secret in every kind of field there is for one, and calls that fail by it while the other side echoes all it was
// sent. Where this world ends, each of them is looked for in every table, the log, what was answered and what was shown.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Connection, InstanceDetails, LetterRecord } from '@countersign/core/api'
import type { Page } from 'playwright-core'
import { connectorTask, inLine, processXml, ask as waits, withProperties } from '../server/src/testing/bpmn.ts'
import { startRecorder, type TestRecorder } from '../server/src/testing/recorder.ts'
import { testCertificate } from '../server/src/testing/testCertificate.ts'
import { ask } from './harness/ask.ts'
import { keepSecret } from './harness/canaries.ts'
import { eventually } from './harness/eventually.ts'
import { startWorld, type World } from './harness/world.ts'

const canary = (kind: string): string => {
  const value = `canary-${kind}-${randomBytes(16).toString('hex')}`
  keepSecret(value)
  return value
}

const smtpPassword = canary('smtp')

/** An app registration of the sandbox, and what proves that one is it. */
const tenant = '7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35'
const clientId = '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21'
const inFiveYears = new Date(Date.now() + 5 * 365 * 86_400_000)

let world: World
/** Answers 400 with everything it was sent, in the body and in a header. */
let echo: TestRecorder
let grace: Page
let mateo: Page
before(async () => {
  echo = await startRecorder((received) => ({
    status: received.path.startsWith('/well') ? 200 : 400,
    headers: { 'Content-Type': 'application/json', 'X-Echo': encodeURIComponent(received.headers.Authorization ?? '') },
    body: JSON.stringify({ echoed: received, error: received.body, [received.headers.Authorization ?? 'none']: true }),
  }))
  world = await startWorld({
    COUNTERSIGN_ALLOWED_ORIGINS: echo.url,
    COUNTERSIGN_SMTP_URL: `smtp://mailer:${smtpPassword}@localhost:${new URL(echo.url).port}`,
    COUNTERSIGN_MAIL_FROM: 'countersign@alder.example',
  })
  grace = await world.openAs('Grace Okafor', '/admin')
  mateo = await world.openAs('Mateo Rossi', '/admin')
})
after(async () => {
  await using _ = echo // also where the world ends with a finding
  await world[Symbol.asyncDispose]()
})

const deploy = (id: string, xml: string) => ask(mateo, 'POST', '/deployments', { fileName: `${id}.bpmn`, xml })

/** Runs one task, until it is stuck or done. */
async function run(id: string, task: string, expected: 'completed' | 'incident'): Promise<InstanceDetails> {
  await deploy(id, processXml(id, inLine(task)))
  const begun = await ask<{ id: string }>(mateo, 'POST', '/instances', { processId: id, variables: {} })
  let details: InstanceDetails | undefined
  await eventually(async () => {
    details = await ask<InstanceDetails>(mateo, 'GET', `/instances/${begun.id}`)
    assert.equal(
      expected === 'completed' ? details.status : details.incidentList.length,
      expected === 'completed' ? 'completed' : 1,
    )
  })
  assert.ok(details)
  return details
}

const http = (inputs: Record<string, string>, headers: Record<string, string> = {}) =>
  connectorTask('call', 'io.camunda:http-json:1', { inputs: { method: 'post', ...inputs }, headers, retries: 1 })

/** Where something is tried at once, the refusal is what must not show it. */
const refusedQuietly = (asked: Promise<unknown>): Promise<unknown> =>
  asked.catch((cause: Error) => assert.doesNotMatch(cause.message, /canary/))

async function lookAt(page: Page, path: string, sees: string | RegExp): Promise<void> {
  await page.goto(path)
  await page.getByText(sees).first().waitFor()
}

test('a secret that is sent in every part of a call comes back as its name', async () => {
  for (const name of ['URL_PART', 'HEADER', 'BODY', 'TOKEN'])
    await ask(grace, 'POST', '/secrets', { name, value: canary(name.toLowerCase().replace('_', '-')) })
  const inputs = {
    headers: '={"X-Key": secrets.HEADER, "X-Basic": "Basic " + secrets.HEADER}',
    body: '={text: "a " + secrets.BODY, inside: [{deep: secrets.BODY}]}',
    'authentication.type': 'bearer',
    'authentication.token': '{{secrets.TOKEN}}',
  }
  const stuck = await run(
    'echoes',
    http({ url: `="${echo.url}/fails?sig=" + secrets.URL_PART`, ...inputs }),
    'incident',
  )
  const all = { resultVariable: 'answer', resultExpression: '={again: body}' }
  const done = await run(
    'answers',
    http({ url: `="${echo.url}/well?sig=" + secrets.URL_PART`, ...inputs }, all),
    'completed',
  )
  assert.match(JSON.stringify(done.variables), /\[secret TOKEN\]/)
  assert.ok(
    echo.received.length >= 2 && echo.received.every(({ headers }) => headers.Authorization?.includes('canary')),
  )
  await lookAt(mateo, `/admin/instances/${stuck.id}`, 'Incidents')
  await lookAt(mateo, `/admin/instances/${done.id}`, 'Variables')
  await lookAt(mateo, '/admin/incidents', 'echoes')
  for (const id of [stuck.id, done.id]) await ask(mateo, 'GET', `/instances/${id}/history`)
})

test('what a connection proves itself by goes along, and comes back as its name', async () => {
  const hosts = [new URL(echo.url).host]
  const accesses = [
    { kind: 'bearer', token: canary('bearer'), hosts },
    { kind: 'api-key', in: 'query', name: 'key', key: canary('api-key'), hosts },
    { kind: 'basic', username: 'robot', password: canary('basic'), hosts },
  ]
  for (const access of accesses) {
    const body = {
      name: `Echo by ${access.kind}`,
      connector: 'http',
      access: { ...access, testUrl: `${echo.url}/fails` },
    }
    const { id } = await ask<Connection>(grace, 'POST', '/connections', body)
    await run(`connects-${access.kind}`, http({ url: `${echo.url}/fails` }, { connection: id }), 'incident')
    await refusedQuietly(ask(grace, 'POST', `/connections/${id}/test`))
    await lookAt(grace, `/admin/connections/${id}`, body.name)
  }
})

test('the private key of a certificate is in no sentence about it', async () => {
  const [one, two] = [testCertificate(inFiveYears), testCertificate(inFiveYears)]
  for (const { privateKey } of [one, two]) keepSecret(privateKey.split('\n')[3]) // whole lines are found however they are joined
  const by = (name: string, pem: string) => ({
    ...{ name, connector: 'entra', actions: ['lookupUser'] },
    access: {
      kind: 'client-credentials',
      registration: { of: 'its-own', cloud: 'sandbox', tenant, clientId, proof: { by: 'certificate', pem } },
    },
  })
  const wellFormed = by('By certificate', one.privateKey + one.certificate)
  const { id, trouble } = await ask<Connection>(grace, 'POST', '/connections', wellFormed)
  assert.equal(trouble?.code, 'certificate-refused')
  await refusedQuietly(ask(grace, 'POST', `/connections/${id}/test`))
  const other = ask(grace, 'POST', '/connections', by('By another key', one.certificate + two.privateKey))
  await assert.rejects(other, /not the one of this certificate/)
  await lookAt(grace, `/admin/connections/${id}`, 'By certificate')
})

test('a client secret that is wrong is told, and not shown', async () => {
  const { items } = await ask<{ items: { id: string }[] }>(grace, 'GET', '/stores')
  const [store] = items
  assert.ok(store)
  const app = { tenantId: tenant, clientId }
  await ask(grace, 'PUT', `/stores/${store.id}/power-automate`, {
    ...{ cloud: 'sandbox', organization: 'org7d9a2f64', region: 'SANDBOX', dataServiceUrl: world.url, ...app },
    clientSecret: canary('power-automate'),
  })
  await ask(grace, 'POST', `/stores/${store.id}/power-automate/test`)
  await lookAt(grace, `/admin/stores/${store.id}/workflows?tab=settings`, 'Power Automate Settings')
  const entra = {
    name: 'Wrong',
    domains: ['wrong.example'],
    entra: { cloud: 'sandbox', ...app, clientSecret: canary('entra') },
  }
  await refusedQuietly(ask(grace, 'POST', '/stores', entra))
  const value = canary('token-endpoint')
  await ask(grace, 'POST', '/secrets', { name: 'CLIENT', value })
  const grant = {
    url: `${echo.url}/fails`,
    'authentication.type': 'oauth-client-credentials-flow',
    'authentication.oauthTokenEndpoint': `${echo.url}/token`,
    'authentication.clientId': 'robot',
    'authentication.clientSecret': '{{secrets.CLIENT}}',
  }
  await run('grants', http(grant), 'incident')
})

test('what a webhook proves its callers by is not shown to those who fail', async () => {
  for (const [name, value] of [
    ['HOOK_HMAC', canary('hmac')],
    ['HOOK_KEY', canary('hook')],
    ['HOOK_JWT', canary('jwt')],
  ] as const)
    await ask(grace, 'POST', '/secrets', { name, value })
  const kinds: Record<string, Record<string, string>> = {
    signed: {
      'inbound.shouldValidateHmac': 'enabled',
      'inbound.hmacSecret': '{{secrets.HOOK_HMAC}}',
      'inbound.hmacHeader': 'X-Signature',
    },
    keyed: { 'inbound.auth.type': 'APIKEY', 'inbound.auth.apiKey': 'secrets.HOOK_KEY' },
    tokened: {
      'inbound.auth.type': 'JWT',
      'inbound.auth.jwt.secret': '{{secrets.HOOK_JWT}}',
      'inbound.auth.jwt.audience': 'us',
    },
  }
  const start = '<bpmn:startEvent id="start"/>'
  for (const [path, properties] of Object.entries(kinds)) {
    const listens = withProperties(start, {
      'inbound.type': 'io.camunda:webhook:1',
      'inbound.context': path,
      ...properties,
    })
    await deploy(path, processXml(path, inLine(waits('ask')).replace(start, listens)))
    const answer = await fetch(`${world.url}/inbound/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer no.such.token', 'X-Signature': 'none' },
      body: '{}',
    })
    assert.equal(answer.status, 401)
    assert.doesNotMatch(await answer.text(), /canary/)
  }
})

test('the password of the mail server is in no sentence about it', async () => {
  const { id } = await ask<LetterRecord>(grace, 'POST', '/mail/test', { address: 'grace@alder.example' })
  await eventually(async () => {
    const { sentence } = await ask<LetterRecord>(grace, 'GET', `/mail/letters/${id}`)
    assert.match(sentence ?? '', /mail server localhost/)
  })
  await lookAt(grace, '/admin/mail', 'Letters wait')
  await lookAt(grace, '/admin', 'Mail')
})

test('nobody who looks everywhere sees one', async () => {
  for (const [path, sees] of [
    ['/admin/secrets', 'URL_PART'],
    ['/admin/connections', 'Echo by basic'],
    ['/admin/connections', 'By certificate'],
    ['/admin/incidents', 'echoes'],
    ['/admin/instances', 'answers'],
    ['/admin/stores', 'Alder Instruments'],
    ['/admin/audit', 'HOOK_JWT'],
  ] as const)
    await lookAt(grace, path, sees)
  for (const path of ['/audit?limit=200', '/secrets', '/connections', '/incidents', '/instances', '/stores', '/system'])
    await ask(grace, 'GET', path)
})
