import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { type SandboxAlone, startSandboxAlone } from './harness/sandboxAlone.ts'

let sandbox: SandboxAlone
before(async () => {
  sandbox = await startSandboxAlone()
  for (const mail of letters) await send(mail)
})
after(() => sandbox[Symbol.asyncDispose]())

async function send(mail: SendMailOptions): Promise<void> {
  const { hostname: host, port } = new URL(sandbox.smtpUrl)
  const ca = readFileSync(sandbox.certificateAuthority)
  const transport = createTransport({ host, port: Number(port), tls: { ca } })
  const html = mail.html && { html: String(mail.html).replace('SANDBOX', sandbox.url) }
  await transport.sendMail({ from: 'Countersign <no-reply@alder.example>', ...mail, ...html })
  transport.close()
}

/** 16 by 16, green. */
const picture =
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mOQzw8hCTGMahjVMHw1AADyR+IByKthSgAAAABJRU5ErkJggg=='

const letters: SendMailOptions[] = [
  {
    to: 'tom@alder.example',
    subject: 'Your request was approved',
    text: 'Nia Obi is in Sales now.\n\nSee http://localhost:8080/portal/requests/7.\n',
  },
  {
    to: ['ada@alder.example', 'Tom Becker <tom@alder.example>'],
    cc: 'partner@elsewhere.example',
    bcc: 'jonas@alder.example',
    subject: 'Approval wanted: create the user Nia Obi in Sales',
    text: 'Tom Becker wants to create Nia Obi.',
    html: `<h1>Approval wanted</h1><p><img src="cid:logo" width="32" height="32" alt="Green"> Tom Becker wants to create <b>Nia Obi</b>.</p>
      <p><a href="SANDBOX/environments">Decide</a></p>
      <img src="http://tracker.example/pixel.gif" alt=""><script>document.body.textContent = 'It ran'</script>`,
    attachments: [
      { filename: 'logo.png', content: Buffer.from(picture, 'base64'), cid: 'logo' },
      { filename: 'Antrag für Nia.html', content: '<script>alert(1)</script>', contentType: 'text/html' },
    ],
  },
  { to: 'grace@alder.example', subject: 'Your link, good once', text: 'Take it.' },
]

test('somebody reads the mail that a program has sent; what it links to opens beside, and nothing in it runs', async () => {
  const page = await sandbox.openAs('Tom Becker', '/mailbox')
  await page.getByRole('navigation', { name: 'Folders' }).getByRole('link', { name: 'Tom Becker (you)' }).click()
  await assertAccessible(page)
  await screenshot(page, 'sandbox-mailbox')
  const failed = new Map<string, string | undefined>()
  page.on('requestfailed', (request) => failed.set(request.url(), request.failure()?.errorText))
  await page.getByRole('button', { name: /Unread: .*Approval wanted/ }).click()
  await page.getByRole('heading', { name: 'Approval wanted: create the user Nia Obi in Sales', level: 1 }).waitFor()
  const letter = page.frameLocator('iframe')
  await letter.getByRole('heading', { name: 'Approval wanted' }).waitFor()
  const width = await letter.getByAltText('Green').evaluate((image) => (image as HTMLImageElement).naturalWidth)
  assert.equal(width, 16, 'the picture that came with it is shown')
  assert.equal(await letter.getByText('It ran').count(), 0)
  assert.equal(failed.get('http://tracker.example/pixel.gif'), 'csp', 'nobody learns that it was read')
  await assertAccessible(page)
  await screenshot(page, 'sandbox-mail')
  const [beside] = await Promise.all([page.waitForEvent('popup'), letter.getByRole('link', { name: 'Decide' }).click()])
  await beside.waitForURL(`${sandbox.url}/environments`)
  await beside.getByRole('heading', { name: 'Environments' }).waitFor()
  await page.getByRole('link', { name: 'Plain text' }).click()
  await page.getByText('Tom Becker wants to create Nia Obi.').waitFor()
  await page.getByRole('navigation', { name: 'Folders' }).getByRole('link', { name: 'Tom Becker (you)' }).click()
  assert.equal(await page.getByRole('button', { name: /Unread: .*Approval wanted/ }).count(), 0)
})

test('an attachment is saved under its name', async () => {
  const page = await sandbox.openAs('Ada Lindqvist', '/mailbox')
  await page.getByRole('button', { name: /Approval wanted/ }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Antrag für Nia.html' }).click(),
  ])
  assert.equal(download.suggestedFilename(), 'Antrag für Nia.html')
})

test('the mailbox can be read at night and on a telephone', async () => {
  const page = await sandbox.openAs('Grace Okafor', '/mailbox', {
    colorScheme: 'dark',
    viewport: { width: 400, height: 860 },
  })
  await assertAccessible(page)
  await screenshot(page, 'sandbox-mailbox-night')
  await page.getByRole('button', { name: /good once/ }).click()
  await page.getByText('Take it.').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'sandbox-mail-night')
})
