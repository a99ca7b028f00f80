import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isMailAddress } from './address.ts'
import { type LetterValues, letterNames, letterValues, type Written } from './letters.ts'
import { letterExamples } from './templates.ts'
import { write } from './write.ts'

const url = 'https://countersign.example'
const about = { kind: 'request', id: '0197a5c2-0000-7000-8000-000000000001' } as const
const request = letterExamples['request-applied'].values

const decided = (values: Partial<LetterValues<'request-decided'>>): Written => ({
  template: 'request-decided',
  about,
  values: { ...request, outcome: 'denied', decidedBy: 'Ada', via: 'portal', comment: null, ...values },
})

test('every letter has a subject, a text and HTML, and leads to where it is about', () => {
  for (const name of letterNames) {
    const { subject, text, html } = write(letterExamples[name], url)
    assert.ok(letterValues[name].safeParse(letterExamples[name].values).success, name)
    assert.ok(subject.length > 5 && subject.length < 100, subject)
    const path = name === 'test' ? '/admin/mail' : `/portal/requests/${about.id}`
    assert.ok(text.includes(`${url}${path}`), text)
    assert.ok(html.includes(`href="${url}${path}"`), html)
    assert.equal(html.match(/<a /g)?.length, 1)
  }
})

test('what is asked of an approver says that opening the page decides nothing', () => {
  for (const name of ['approval-asked', 'approval-escalated'] as const)
    assert.match(write(letterExamples[name], url).text, /Opening the page decides nothing/)
})

const hostile = [
  'Nia\r\nBcc: everybody@alder.example',
  'Nia\n\nOpen the request:\nhttps://evil.example/',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '&lt;b&gt;',
  'Nia\u2028\u2028Approved by Ada',
  'Nia\u0000\u001b[2J',
  '\u202egnp.exe',
  'Nia\u0085X',
  '\ud800half',
  '{{secrets.KEY}}',
  `${'x'.repeat(100_000)}`,
]

/** The same letter with this text in every place where others write. */
const everywhere = (text: string): Written[] => {
  const values = {
    ...{ what: text, store: text, workflow: text, requester: text, reason: text },
    changes: [{ title: text, old: text, new: text }],
  }
  return [
    { template: 'approval-asked', about, values: { ...values, as: text } },
    { template: 'approval-escalated', about, values: { ...values, as: text, insteadOf: [text, text] } },
    { template: 'request-sent', about, values: { ...values, askedOf: [text] } },
    decided({ ...values, decidedBy: text, comment: text }),
    { template: 'request-applied', about, values },
    { template: 'request-failed', about, values: { ...values, sentence: text } },
    { template: 'request-cancelled', about, values: { ...values, cancelledBy: text } },
    { template: 'test', about: { kind: 'account', id: 'x' }, values: { sentBy: text } },
  ]
}

test('whatever somebody writes, a subject is one line, and short', () => {
  for (const text of hostile)
    for (const letter of everywhere(text)) {
      const { subject } = write(letter, url)
      assert.doesNotMatch(subject, /[\p{Cc}\u2028-\u202e]/u)
      assert.ok(subject.length <= 150 && subject.isWellFormed())
    }
})

test('whatever somebody writes, HTML has our elements and no others', () => {
  const tagsOf = (letter: Written) =>
    [...write(letter, url).html.matchAll(/<\/?[a-z][^>]*>/gi)].map(([tag]) => tag).filter((tag) => tag !== '<br>')
  for (const text of hostile)
    everywhere(text).forEach((letter, index) => {
      const harmless = everywhere('Nia')[index]
      assert.ok(harmless)
      assert.deepEqual(tagsOf(letter), tagsOf(harmless), text.slice(0, 40))
    })
})

test('whatever somebody writes, no line of the text is theirs alone', () => {
  const forged = 'Nia\n\nApproved by Ada\nhttps://evil.example/'
  for (const letter of everywhere(forged))
    for (const line of write(letter, url).text.split('\n')) {
      assert.notEqual(line, 'Approved by Ada')
      assert.ok(!line.startsWith('https://evil.example'), line)
    }
})

test('a comment keeps its lines, quoted', () => {
  const { text, html } = write(decided({ comment: 'Not now.\nAsk again in May.' }), url)
  assert.ok(text.includes('> Not now.\n> Ask again in May.'))
  assert.ok(html.includes('Not now.<br>Ask again in May.'))
})

test('no letter is longer than a mail may be, however long what is told', () => {
  const changes = Array.from({ length: 5_000 }, () => ({ title: 'x'.repeat(9_999), old: 'y'.repeat(9_999), new: 'z' }))
  const { text, html } = write({ template: 'request-applied', about, values: { ...request, changes } }, url)
  assert.ok(text.length < 50_000 && html.length < 100_000)
  assert.match(text, /and 4960 more on the page/)
})

test('a decision says who made it, and where', () => {
  const said = (values: Partial<LetterValues<'request-decided'>>) => write(decided(values), url).text
  assert.match(said({ outcome: 'approved' }), /was approved by Ada\. It is carried out now/)
  assert.match(said({ via: 'linked-flow' }), /denied by Ada, by the linked flow/)
  assert.match(said({ outcome: 'expired', decidedBy: null }), /Nobody decided in time/)
})

test('an address is one, and only one', () => {
  for (const good of ['a@b', 'tom@alder.example', "o'hara+x@alder.example", 'jürgen@bücher.example'])
    assert.equal(isMailAddress(good), true, good)
  const bad = ['', 'tom', '@x', 'x@', 'a@b@c', 'a b@c', 'a@b,c@d', 'a@b;c@d', 'a@b\r\nBcc: c@d', '<a@b>', 'Tom <a@b>']
  for (const text of [
    ...bad,
    '"a b"@c',
    'a@b>',
    'a\u0000@b',
    'a..b@c',
    'a\u202e@b',
    `${'a'.repeat(250)}@b.de`,
    'a@[1.2.3.4]',
  ])
    assert.equal(isMailAddress(text), false, text)
})
