import assert from 'node:assert/strict'
import { KeyObject, X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { day, second } from '../clock.ts'
import { tenant } from '../company/index.ts'
import { authorizeAddress, type TestSandbox, testSandbox } from '../testing/testSandbox.ts'
import { fetchTrusting } from '../testing/trusting.ts'
import { authorityCertificate, dns, newKeys, serverCertificate } from './certificate.ts'
import { openHttpsIdentity } from './index.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

const folderOfTest = () => {
  const path = mkdtempSync(join(tmpdir(), 'sandbox-https-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) }
}

const configuration = async (origin: string) => {
  const { text } = await fetchTrusting(
    `${origin}/${tenant.id}/v2.0/.well-known/openid-configuration`,
    sandbox.certificateAuthority,
  )
  return JSON.parse(text) as Readonly<Record<string, string>>
}

test('whoever trusts the authority gets an answer, under both names of this machine; nobody else does', async () => {
  const { port } = new URL(sandbox.httpsUrl)
  for (const name of ['localhost', '127.0.0.1']) {
    const url = `https://${name}:${port}/`
    assert.equal((await fetchTrusting(url, sandbox.certificateAuthority)).status, 200)
    await assert.rejects(fetchTrusting(url, undefined), { code: 'SELF_SIGNED_CERT_IN_CHAIN' })
  }
})

test('endpoints and issuer are told by the door that was asked', async () => {
  const secure = await configuration(sandbox.httpsUrl)
  assert.equal(secure.issuer, `${sandbox.httpsUrl}/${tenant.id}/v2.0`)
  for (const name of ['token_endpoint', 'authorization_endpoint', 'jwks_uri', 'userinfo_endpoint'])
    assert.ok(secure[name]?.startsWith(`${sandbox.httpsUrl}/`), name)
  const open = await fetch(`${sandbox.url}/${tenant.id}/v2.0/.well-known/openid-configuration`)
  assert.equal(((await open.json()) as { issuer: string }).issuer, `${sandbox.url}/${tenant.id}/v2.0`)
})

test('a cookie of the one door is none of the other: a browser would let http neither see nor replace it', async () => {
  const { port } = new URL(sandbox.httpsUrl)
  const secure = await fetchTrusting(
    authorizeAddress(`https://localhost:${port}/${tenant.id}/oauth2/v2.0/authorize`),
    sandbox.certificateAuthority,
  )
  assert.match(
    String(secure.headers['set-cookie']),
    /^__Host-sandbox_canary=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  const open = await fetch(authorizeAddress(sandbox.authorizeUrl))
  assert.match(String(open.headers.getSetCookie()), /^sandbox_canary=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
})

test('the front page tells which file to trust', async () => {
  assert.ok((await (await fetch(sandbox.url)).text()).includes(sandbox.certificateAuthority))
})

test('the authority is made once, for its owner alone; what it signs is new at every start', async () => {
  using folder = folderOfTest()
  const now = new Date()
  const first = await openHttpsIdentity(folder.path, now)
  const second = await openHttpsIdentity(folder.path, now)
  const certificates = (pem: string) => pem.split(/(?<=-----END CERTIFICATE-----\n)/)
  assert.equal(certificates(first.cert)[1], certificates(second.cert)[1])
  assert.notEqual(certificates(first.cert)[0], certificates(second.cert)[0])
  assert.deepEqual(readdirSync(join(folder.path, 'https')).sort(), ['authority.key', 'authority.pem'])
  if (process.platform !== 'win32')
    for (const file of ['authority.key', 'authority.pem'])
      assert.equal(statSync(join(folder.path, 'https', file)).mode & 0o777, 0o600)
})

test('an authority that would not outlive what it signs is replaced', async () => {
  using folder = folderOfTest()
  const now = new Date()
  const first = await openHttpsIdentity(folder.path, now)
  const old = readFileSync(first.authorityFile, 'utf8')
  const later = new Date(now.getTime() + 3_650 * day - 397 * day - second)
  const kept = await openHttpsIdentity(folder.path, later)
  assert.equal(readFileSync(kept.authorityFile, 'utf8'), old)
  await openHttpsIdentity(folder.path, new Date(later.getTime() + day))
  assert.notEqual(readFileSync(kept.authorityFile, 'utf8'), old)
})

test('an authority that cannot be read is a sentence that says what to do', async () => {
  using folder = folderOfTest()
  const { authorityFile } = await openHttpsIdentity(folder.path, new Date())
  writeFileSync(authorityFile, 'no certificate')
  await assert.rejects(openHttpsIdentity(folder.path, new Date()), {
    name: 'StartFailure',
    message: /authority\.pem.*Delete the folder .*https and start again/,
  })
})

test('the server’s certificate names this machine in every way, and says for how long and for what it is good', async () => {
  using folder = folderOfTest()
  const now = new Date()
  const { cert } = await openHttpsIdentity(folder.path, now)
  const server = new X509Certificate(cert)
  assert.equal(server.subjectAltName, 'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1')
  assert.deepEqual(server.keyUsage, ['1.3.6.1.5.5.7.3.1'])
  assert.equal(server.ca, false)
  assert.ok(server.validFromDate < now)
  assert.ok(server.validToDate.getTime() - now.getTime() <= 398 * day, 'browsers accept no longer life')
})

test('the authority signs for this machine only: what it signs for another name nobody believes', async () => {
  using folder = folderOfTest()
  const validity = { from: new Date(Date.now() - day), until: new Date(Date.now() + day) }
  const [authorityKeys, keys] = [await newKeys(), await newKeys()]
  const name = 'A test'
  const ca = new X509Certificate(await authorityCertificate(name, authorityKeys, validity)).toString()
  const file = join(folder.path, 'ca.pem')
  writeFileSync(file, ca)
  const answerUnder = async (names: readonly string[]) => {
    const der = await serverCertificate(
      { name, keys: authorityKeys },
      keys,
      validity,
      names.map((one) => dns(one)),
    )
    const key = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' })
    const server = createServer({ key, cert: new X509Certificate(der).toString() }, (_, response) => response.end('ok'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    try {
      return await fetchTrusting(`https://localhost:${port}/`, file)
    } finally {
      server.close()
    }
  }
  assert.equal((await answerUnder(['localhost'])).status, 200)
  await assert.rejects(answerUnder(['localhost', 'login.microsoftonline.com']), {
    message: 'permitted subtree violation',
  })
})
