// Microsoft's own client libraries, unmodified but for the hosts they are told: they tell whether the sandbox was read
// from the documentation rightly.

import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import {
  ConfidentialClientApplication,
  CryptoProvider,
  InteractionRequiredAuthError,
  PublicClientApplication,
  ServerError,
} from '@azure/msal-node'
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  GraphError,
  PageIterator,
} from '@microsoft/microsoft-graph-client'
import { day } from '../clock.ts'
import { departmentGroupId, employeeId, tenant } from '../company/index.ts'
import { clientCertificate } from './clientCertificate.ts'
import { newApp, type TestApp } from './testApps.ts'
import { control } from './testGraph.ts'
import { returned, type TestSandbox, testSandbox } from './testSandbox.ts'
import { trust } from './trusting.ts'
import { newVisitor, readForm } from './visitor.ts'

const graph = 'https://graph.microsoft.com'
const callback = 'https://app.example/callback'

let sandbox: TestSandbox
let trusting: Disposable
let app: TestApp
before(async () => {
  // These clients have no clock but the world's, and sign their letters by it.
  sandbox = await testSandbox(new Date())
  trusting = trust(sandbox.certificateAuthority)
})
beforeEach(async () => {
  app = await newApp(sandbox, { redirectUris: { [callback]: 'web', 'http://localhost': 'publicClient' } })
})
after(async () => {
  trusting[Symbol.dispose]()
  await sandbox[Symbol.asyncDispose]()
})

const authority = () => ({
  authority: `${sandbox.httpsUrl}/${tenant.id}`,
  knownAuthorities: [new URL(sandbox.httpsUrl).host],
})

const confidential = () =>
  new ConfidentialClientApplication({ auth: { clientId: app.clientId, clientSecret: app.secret, ...authority() } })

/** A browser goes where it is sent: Grace Okafor picks her card, and accepts whatever is asked for. */
async function answerFor(address: string): Promise<Record<string, string>> {
  const visitor = newVisitor()
  let shown = await visitor.get(address)
  for (const wanted of ['Grace Okafor', 'Accept']) {
    if (shown.status === 302) break
    const { action, hidden, buttons } = readForm(await shown.text())
    const button = buttons.find(({ text }) => text.includes(wanted))
    assert.ok(button, wanted)
    shown = await visitor.post(new URL(action, sandbox.httpsUrl).href, { ...hidden, [button.name]: button.value })
  }
  return returned(shown)
}

async function signedIn(client: ConfidentialClientApplication | PublicClientApplication, redirectUri = callback) {
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes()
  const request = { scopes: ['User.Read'], redirectUri }
  const address = await client.getAuthCodeUrl({ ...request, codeChallenge: challenge, codeChallengeMethod: 'S256' })
  const { code = '' } = await answerFor(address)
  return client.acquireTokenByCode({ ...request, code, codeVerifier: verifier })
}

test('msal-node gets a token for an app by its secret', async () => {
  const answer = await confidential().acquireTokenByClientCredential({ scopes: [`${graph}/.default`] })
  assert.equal(answer?.tokenType, 'Bearer')
  assert.ok(answer?.accessToken)
})

test('msal-node gets a token for an app by its certificate', async () => {
  const certificate = await clientCertificate(sandbox.now(), new Date(sandbox.now().getTime() + 365 * day))
  await control(sandbox, `apps/${app.clientId}/certificates`, { certificate: certificate.pem })
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: app.clientId,
      clientCertificate: {
        thumbprintSha256: certificate.thumbprintS256.toString('hex'),
        privateKey: certificate.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      },
      ...authority(),
    },
  })
  const answer = await client.acquireTokenByClientCredential({ scopes: [`${graph}/.default`] })
  assert.ok(answer?.accessToken)
})

test('msal-node signs somebody in by code and PKCE, knows who it is, and refreshes', async () => {
  const client = confidential()
  const { account, idTokenClaims, scopes, accessToken } = await signedIn(client)
  assert.equal(account?.username, 'grace@alder.example')
  assert.equal(account?.homeAccountId, `${employeeId('grace')}.${tenant.id}`)
  assert.equal(account?.tenantId, tenant.id)
  assert.equal((idTokenClaims as { iss: string }).iss, `${sandbox.httpsUrl}/${tenant.id}/v2.0`)
  assert.ok(scopes.includes('User.Read'))
  sandbox.passTime(1_000)
  const refreshed = await client.acquireTokenSilent({
    account: account ?? assert.fail(),
    scopes: ['User.Read'],
    forceRefresh: true,
  })
  assert.notEqual(refreshed.accessToken, accessToken)
})

test('msal-node signs somebody in on a machine of theirs, at whatever port it listens', async () => {
  const client = new PublicClientApplication({ auth: { clientId: app.clientId, ...authority() } })
  const { account } = await signedIn(client, 'http://localhost:50123')
  assert.equal(account?.name, 'Grace Okafor')
})

test('msal-node tells a wrong secret as what it is', async () => {
  const client = new ConfidentialClientApplication({
    auth: { clientId: app.clientId, clientSecret: 'wrong', ...authority() },
  })
  await assert.rejects(client.acquireTokenByClientCredential({ scopes: [`${graph}/.default`] }), (error) => {
    assert.ok(error instanceof ServerError)
    assert.equal(error.errorCode, 'invalid_client')
    assert.match(error.errorMessage, /AADSTS7000215/)
    return true
  })
})

test('msal-node knows that a person is needed when the tenant begins to ask for a second factor', async () => {
  const client = confidential()
  const { account } = await signedIn(client)
  await control(sandbox, 'tenant', { requiresMfa: true })
  try {
    await assert.rejects(
      client.acquireTokenSilent({ account: account ?? assert.fail(), scopes: ['User.Read'], forceRefresh: true }),
      (error) => error instanceof InteractionRequiredAuthError && error.subError === 'basic_action',
    )
  } finally {
    await control(sandbox, 'tenant', { requiresMfa: false })
  }
})

async function graphClient(permissions: readonly string[]): Promise<Client> {
  for (const permission of permissions)
    await control(sandbox, `apps/${app.clientId}/permissions`, { resource: graph, kind: 'application', permission })
  await control(sandbox, `apps/${app.clientId}/admin-consent`, {})
  const client = confidential()
  return Client.init({
    baseUrl: sandbox.httpsUrl,
    customHosts: new Set(['localhost']),
    authProvider: (done) => {
      client
        .acquireTokenByClientCredential({ scopes: [`${graph}/.default`] })
        .then((answer) => done(null, answer?.accessToken ?? ''))
        .catch((error: unknown) => done(error, null))
    },
  })
}

test('the Graph client pages through everybody', async () => {
  const client = await graphClient(['User.Read.All'])
  const names: string[] = []
  const first = await client.api('/users').top(20).select('displayName').get()
  assert.ok(first['@odata.nextLink'].startsWith(`${sandbox.httpsUrl}/v1.0/users?`))
  await new PageIterator(client, first, ({ displayName }) => {
    names.push(displayName)
    return true
  }).iterate()
  assert.ok(names.length > 60, String(names.length))
  assert.equal(new Set(names).size, names.length)
})

test('the Graph client asks several things in one batch', async () => {
  const client = await graphClient(['User.Read.All', 'Group.Read.All'])
  // It takes the host away and leaves the rest: in a batch, addresses have no version.
  const part = (id: string, path: string) => ({ id, request: new Request(`${sandbox.httpsUrl}${path}`) })
  const batch = new BatchRequestContent([
    part('one', '/users/grace@alder.example'),
    part('two', '/groups?$top=2'),
    part('three', '/users/nobody@alder.example'),
  ])
  const answers = new BatchResponseContent(await client.api('/$batch').post(await batch.getContent()))
  const bodyOf = (id: string) =>
    answers.getResponseById(id).json() as Promise<{ displayName: string; value: unknown[] }>
  assert.equal((await bodyOf('one')).displayName, 'Grace Okafor')
  assert.equal((await bodyOf('two')).value.length, 2)
  assert.equal(answers.getResponseById('three').status, 404)
})

test('the Graph client adds a member, and is told that they are one already', async () => {
  const client = await graphClient(['User.Read.All', 'GroupMember.ReadWrite.All'])
  const members = `/groups/${departmentGroupId('Research')}/members`
  const tom = { '@odata.id': `${graph}/v1.0/directoryObjects/${employeeId('tom')}` }
  await client.api(`${members}/$ref`).post(tom)
  const { value } = await client.api(members).get()
  assert.ok(value.some(({ id }: { id: string }) => id === employeeId('tom')))
  await assert.rejects(client.api(`${members}/$ref`).post(tom), (error) => {
    assert.ok(error instanceof GraphError)
    assert.deepEqual([error.statusCode, error.code], [400, 'Request_BadRequest'])
    return true
  })
})

test('the Graph client is told what an app without the permission may not do', async () => {
  const client = await graphClient([])
  await assert.rejects(client.api('/users').get(), (error) => error instanceof GraphError && error.statusCode === 403)
})
