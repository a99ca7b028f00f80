import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { employeeId } from '../../company/index.ts'
import { listMail, readMessage, sourceOf } from '../../mailbox/index.ts'
import { type TestAutomate, testAutomate } from '../../testing/testAutomate.ts'
import type { JsonObject } from '../expressions/index.ts'
import { createApproval } from './create.ts'
import { findApproval, reassignApproval } from './index.ts'

let automate: TestAutomate
beforeEach(async () => {
  automate = await testAutomate()
})
afterEach(() => automate[Symbol.asyncDispose]())

const ask = (input: JsonObject, type = 'Basic') => {
  const asked = { title: 'Hire Nia Obi?', assignedTo: 'grace@alder.example', ...input }
  const asker = { ownerId: employeeId('mateo'), runName: 'run', stepKey: 'ask' }
  const creation = createApproval(automate.premises, type, asked, asker)
  assert(creation.ok)
  return creation.approval
}

const recipients = () =>
  listMail(automate.premises.store, { limit: 10 }).flatMap((mail) => mail.recipients.map(({ address }) => address))

async function newest() {
  const { store } = automate.premises
  const [mail] = listMail(store, { limit: 1 })
  assert(mail)
  return { mail, message: await readMessage(sourceOf(store, mail.id) ?? new Uint8Array()) }
}

test('whoever is asked gets a mail that says who asks for what, and leads to the approval', async () => {
  const { id } = ask({ details: 'Sales\nfrom Monday', itemLink: 'https://alder.example/1?a=1&b=2' })
  const { mail, message } = await newest()
  const link = `${automate.premises.url}/environments/Default-7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35/approvals/received/${id}`
  assert.deepEqual(message.from, { name: 'Microsoft Power Automate', address: 'flow-noreply@microsoft.com' })
  assert.deepEqual(message.to, [{ name: 'Grace Okafor', address: 'grace@alder.example' }])
  assert.equal(mail.subject, 'Hire Nia Obi?')
  assert.equal(message.subject, mail.subject)
  assert.equal(
    message.text,
    [
      'Hire Nia Obi?',
      '',
      'Requested by: Mateo Rossi <mateo@alder.example>',
      'Date Created: Friday, November 20, 2026 9:02 AM (UTC)',
      '',
      'Sales\nfrom Monday',
      '',
      'https://alder.example/1?a=1&b=2: https://alder.example/1?a=1&b=2',
      '',
      `Approve: ${link}?response=Approve`,
      `Reject: ${link}?response=Reject`,
      '',
      `View the request: ${link}`,
      '',
    ].join('\n'),
  )
  assert.match(message.html ?? '', /<a href="https:\/\/alder\.example\/1\?a=1&amp;b=2">/)
  assert.equal(findApproval(automate.premises.store, id)?.status, 'Pending')
})

test('everybody who is asked gets one, once, however often the step is begun', () => {
  for (let time = 0; time < 2; time++) ask({ assignedTo: 'grace@alder.example;ada@alder.example' })
  assert.deepEqual(recipients(), ['ada@alder.example', 'grace@alder.example'])
})

test('without notifications there is none', () => {
  ask({ enableNotifications: false })
  assert.deepEqual(recipients(), [])
})

test('whoever it is handed to gets one', () => {
  const { id } = ask({})
  assert(reassignApproval(automate.premises, id, employeeId('grace'), employeeId('priya')).ok)
  assert.deepEqual(recipients(), ['priya@alder.example', 'grace@alder.example'])
})

test('answers of one’s own stand in it', async () => {
  ask({ responseOptions: ['Now', 'Later & later'] }, 'CustomResponse')
  const { message } = await newest()
  assert.match(message.text ?? '', /^Later & later: \S+\?response=Later\+%26\+later$/m)
})

test('what is asked cannot become part of the mail’s headers or of its markup', async () => {
  ask({ title: 'One\r\nBcc: ada@alder.example\r\n\r\n<b>Two</b> “ÅÄÖ”', details: '<script>1</script>' })
  const { message } = await newest()
  assert.equal(message.subject, 'One Bcc: ada@alder.example <b>Two</b> “ÅÄÖ”')
  assert(message.headers.every(({ name }) => name !== 'Bcc'))
  assert.doesNotMatch(message.html ?? '', /<script|<b>/)
})
