import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestSandbox, testSandbox } from '../testing/testSandbox.ts'
import { textOf } from '../testing/visitor.ts'
import { type EntraError, entraErrors } from './errors/index.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

const look = async (query: string) => textOf(await (await fetch(`${sandbox.url}/error${query}`)).text())

test('every error the sandbox can answer with is listed, with its evidence', async () => {
  const page = await look('')
  for (const { code, error, evidence, advice } of Object.values<EntraError>(entraErrors)) {
    assert.ok(page.includes(`AADSTS${code} ${error} ${evidence}`), `${code}`)
    assert.ok(page.includes(advice), `${code}`)
  }
})

test('an error_uri leads to its code alone', async () => {
  const page = await look('?code=7000215')
  assert.ok(page.includes('Invalid client secret provided.'))
  assert.ok(!page.includes('AADSTS50011'))
})

test('a code that the sandbox does not know is text, never markup', async () => {
  const html = await (await fetch(`${sandbox.url}/error?code=${encodeURIComponent('<img src=x>')}`)).text()
  assert.ok(!html.includes('<img'))
  assert.ok(textOf(html).includes('never answers with this code'))
})

test('a code has one meaning: what shares a code shares its sentence', () => {
  const sentences = new Map<number, string>()
  for (const { code, text } of Object.values<EntraError>(entraErrors)) {
    const sentence = text('a', 'b', 'c').replace(/ \[Reason - .*\]$/, '')
    assert.equal(sentences.get(code) ?? sentence, sentence)
    sentences.set(code, sentence)
  }
})
