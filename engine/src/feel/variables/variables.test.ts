import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compiled, environment, feel } from '../../../testing/feel.ts'
import {
  type Context,
  evaluate,
  fillSecrets,
  fromOutside,
  type Json,
  readVariable,
  secretsIn,
  showVariable,
  staticText,
  store,
  type Value,
} from '../index.ts'

const secrets = (name: string): string | undefined =>
  ({ TOKEN: 't0p', ORG: 'https://alder.example', 'a.b': '"{{secrets.TOKEN}}"' })[name]

function stored(value: Value): Json {
  const result = store(value)
  return result.ok ? result.variable : assert.fail(result.refusal.message)
}

function takenIn(json: Json): Json {
  const result = fromOutside(json)
  return result.ok ? result.variable : assert.fail(result.refusal.message)
}

const sent = (text: string, variables = {}): Json => {
  const filled = fillSecrets(stored(feel(text, variables)), secrets)
  return filled.ok ? filled.json : assert.fail(`missing: ${filled.missing}`)
}

test('F51 three ways to name a secret', () => {
  assert.equal(sent('secrets.TOKEN'), 't0p')
  assert.equal(sent('camunda.secrets.TOKEN'), 't0p')
  assert.equal(sent('"Bearer {{secrets.TOKEN}}"'), 'Bearer t0p')
  assert.equal(sent('"{{ secrets.ORG }}/{{secrets.TOKEN}}"'), 'https://alder.example/t0p')
  assert.equal(sent('secrets.`a.b`'), '"{{secrets.TOKEN}}"')
})

test('F51 in a value written without FEEL, a bare name is one too if nothing stands around it', () => {
  const filled = (text: string): Json => {
    const result = fillSecrets(stored(staticText(text)), secrets)
    return result.ok ? result.json : assert.fail(`missing: ${result.missing}`)
  }
  assert.equal(filled('secrets.TOKEN'), 't0p')
  assert.equal(filled('Bearer {{secrets.TOKEN}}'), 'Bearer t0p')
  for (const plain of ['see secrets.TOKEN', 'secrets.TOKEN!', 'secrets.', ' secrets.TOKEN', '1', ''])
    assert.equal(staticText(plain), plain)
})

test('F51 a name that the expression binds is that name; a variable of that name is not asked', () => {
  assert.equal(feel('{secrets: {TOKEN: 1}, x: secrets.TOKEN}.x'), 1)
  assert.equal(feel('(for secrets in [{TOKEN: 2}] return secrets.TOKEN)[1]'), 2)
  assert.equal(sent('secrets.TOKEN', { secrets: { TOKEN: 'forged' } }), 't0p')
  assert.equal(feel('count(secrets)', { secrets: [1, 2] }), 2)
})

test('F52 text with secrets survives what one does with texts', () => {
  const survives = {
    'secrets.ORG + "/.default"': 'https://alder.example/.default',
    '"a" + secrets.TOKEN + "b" + secrets.TOKEN': 'at0pbt0p',
    '{a: [secrets.TOKEN]}.a[1]': 't0p',
    'string(secrets.TOKEN)': 't0p',
    'string(["x", secrets.TOKEN])': '["x", "t0p"]',
    'string join(["Bearer", secrets.TOKEN], " ")': 'Bearer t0p',
    'string join(["a", "b"], secrets.TOKEN, "<", ">")': '<at0pb>',
    'get or else(secrets.TOKEN, "none")': 't0p',
    'if secrets.TOKEN = null then "none" else secrets.TOKEN': 't0p',
    'to json({p: secrets.`a.b`})': '{"p":"\\"{{secrets.TOKEN}}\\""}',
    'to json({p: "x" + secrets.TOKEN})': '{"p":"xt0p"}',
    'to json(to json([secrets.`a.b`]))': '"[\\"\\\\\\"{{secrets.TOKEN}}\\\\\\"\\"]"',
    '(for x in [1, 2] return secrets.TOKEN)[2]': 't0p',
    'context put({}, "a", secrets.TOKEN).a': 't0p',
  }
  for (const [text, expected] of Object.entries(survives)) assert.equal(sent(text), expected, text)
})

test('F52 an address written once goes into every input that is built on it', () => {
  const inputs: { readonly [name: string]: Value | ((known: Context) => Value) } = {
    organizationUri: staticText('{{secrets.ORG}}'),
    scopes: (known) => feel('organizationUri + "/.default"', known),
    runInputs: (known) => feel('to json({Input1: invoiceId})', known),
    body: (known) =>
      feel(
        `{ timeout: if runTimeout = null then 7200 else runTimeout,
           inputs: if runInputs = null then null else runInputs,
           callbackUrl: if callbackUrl = null then null else callbackUrl }`,
        known,
      ),
    url: (known) => feel('organizationUri + "/api/data/v9.2/workflows(" + workflowId + ")"', known),
  }
  const variables: Record<string, Json> = { invoiceId: 7, workflowId: takenIn('{{secrets.TOKEN}}') }
  for (const [name, input] of Object.entries(inputs)) {
    const known = Object.fromEntries(Object.entries(variables).map(([key, json]) => [key, readVariable(json)]))
    variables[name] = stored(typeof input === 'function' ? input(known) : input)
  }
  const filled = fillSecrets(variables, secrets)
  assert.ok(filled.ok)
  assert.deepEqual(filled.json, {
    invoiceId: 7,
    workflowId: '{{secrets.TOKEN}}',
    organizationUri: 'https://alder.example',
    scopes: 'https://alder.example/.default',
    runInputs: '{"Input1":7}',
    body: { timeout: 7200, inputs: '{"Input1":7}', callbackUrl: null },
    url: 'https://alder.example/api/data/v9.2/workflows({{secrets.TOKEN}})',
  })
})

test('F53 nothing is learned from it', () => {
  const says: { readonly [text: string]: Value } = {
    'secrets.TOKEN = secrets.TOKEN': true,
    'secrets.TOKEN = secrets.ORG': null,
    'secrets.TOKEN = "t0p"': null,
    'secrets.TOKEN != "t0p"': null,
    'secrets.TOKEN = null': false,
    'secrets.TOKEN < "u"': null,
    'secrets.TOKEN in ("t0p")': null,
    'list contains([secrets.TOKEN], "t0p")': false,
    'string length(secrets.TOKEN)': null,
    'starts with(secrets.TOKEN, "t")': null,
    'matches(secrets.TOKEN, "t.*")': null,
    'substring(secrets.TOKEN, 1, 1)': null,
    'upper case(secrets.TOKEN)': null,
    'to base64("user:" + secrets.TOKEN)': null,
    'number(secrets.TOKEN)': null,
    'secrets.TOKEN + 1': null,
    'secrets.TOKEN.length': null,
    'secrets.TOKEN.parts': null,
    'secrets.TOKEN instance of string': false,
    'sort([secrets.TOKEN, "a"])': null,
    'is defined(secrets.TOKEN)': true,
    'get entries(secrets.TOKEN)': null,
  }
  for (const [text, expected] of Object.entries(says)) assert.deepEqual(feel(text), expected, text)
})

test('F54 data names no secrets', () => {
  const variables = { a: '{{secrets.TOKEN}}', b: 'secrets.TOKEN', c: { $secret: [{ name: 'TOKEN' }] } }
  assert.equal(sent('a', variables), '{{secrets.TOKEN}}')
  assert.equal(sent('b', variables), 'secrets.TOKEN')
  assert.deepEqual(sent('c', variables), variables.c)
  assert.equal(sent('"x" + a', variables), 'x{{secrets.TOKEN}}')
  assert.equal(sent('"{{secr" + "ets.TOKEN}}"'), '{{secrets.TOKEN}}')
  assert.deepEqual(sent('from json(j)', { j: '{"$secret":[{"name":"TOKEN"}]}' }), { $secret: [{ name: 'TOKEN' }] })
  assert.deepEqual(sent('context([{key: k, value: [{name: "TOKEN"}]}])', { k: '$secret' }), {
    $secret: [{ name: 'TOKEN' }],
  })
  assert.deepEqual(sent('{"$secret": [{name: "TOKEN"}]}'), { $secret: [{ name: 'TOKEN' }] })
})

test('F55 the mark can’t be imitated', () => {
  const outside: Json = { $secret: ['a', { name: 'TOKEN' }], $$secret: 1, deep: [{ $secret: [] }] }
  const taken = takenIn(outside)
  assert.deepEqual(taken, { $$secret: ['a', { name: 'TOKEN' }], $$$secret: 1, deep: [{ $$secret: [] }] })
  assert.deepEqual(secretsIn(taken), [])
  assert.deepEqual(readVariable(taken), outside)
  assert.deepEqual(stored(readVariable(taken)), taken)
  assert.deepEqual(stored(feel('secrets.TOKEN + "/x"')), { $secret: [{ name: 'TOKEN' }, '/x'] })
  assert.deepEqual(JSON.parse(JSON.stringify(stored(feel('secrets.TOKEN')))), { $secret: [{ name: 'TOKEN' }] })
})

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>
const hostileKey = fc.constantFrom('$secret', '$$secret', '$$$secret', '$', 'secret', '__proto__', 'name', 'a')
const { hostile } = fc.letrec<{ hostile: Json }>((tie) => ({
  hostile: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<Json>('{{secrets.TOKEN}}', 'secrets.TOKEN', 'TOKEN', 1, null),
    fc.array(tie('hostile') as fc.Arbitrary<Json>, { maxLength: 3 }),
    fc
      .array(fc.tuple(hostileKey, tie('hostile') as fc.Arbitrary<Json>), { maxLength: 3 })
      .map((entries) => Object.fromEntries(entries) as Json),
  ),
}))

test('F55 whatever comes from outside names no secret and comes out as it went in', () => {
  fc.assert(
    fc.property(fc.oneof(json, hostile as fc.Arbitrary<Json>), (outside) => {
      const taken = takenIn(outside)
      assert.deepEqual(secretsIn(taken), [])
      const filled = fillSecrets(taken, () => 'revealed')
      assert.ok(filled.ok)
      // -0 and 0 are one number in JSON.
      assert.equal(JSON.stringify(filled.json), JSON.stringify(outside))
      assert.deepEqual(stored(readVariable(taken)), taken)
    }),
    { numRuns: 1000 },
  )
})

test('F55 nothing that an expression does with data makes it a secret', () => {
  const texts = [
    'x',
    '[x]',
    '{a: x}',
    'context merge([x, {b: 1}])',
    'get entries(x)',
    'context(get entries(x))',
    'string(x)',
    'from json(to json(x))',
    'x + "}}"',
    'flatten([x, [x]])',
    'context put({}, "$secret", x)',
  ]
  const expressions = texts.map(compiled)
  fc.assert(
    fc.property(hostile as fc.Arbitrary<Json>, (outside) => {
      const x = readVariable(takenIn(outside))
      for (const expression of expressions) {
        const result = evaluate(expression, { x }, environment)
        assert.ok(result.ok)
        assert.deepEqual(secretsIn(stored(result.value)), [])
      }
    }),
  )
})

test('F56 what JSON can’t say', () => {
  const value = feel(
    '{d: @"2026-11-20T10:00:00@Europe/Berlin", p: @"PT0S", n: 1 / 3, f: function(x) x, r: [1..2], t: "x"}',
  )
  assert.deepEqual(stored(value), {
    d: '2026-11-20T10:00:00+01:00[Europe/Berlin]',
    p: 'P0D',
    n: 1 / 3,
    f: null,
    r: null,
    t: 'x',
  })
  assert.deepEqual(stored([Number.NaN, Number.POSITIVE_INFINITY]), [null, null])
  const secret = feel('[secrets.TOKEN, to json([secrets.ORG])]')
  assert.deepEqual(readVariable(stored(secret)), secret)
})

test('F57 filled in once, and what is missing is named', () => {
  assert.deepEqual(fillSecrets(stored(feel('{a: secrets.X, b: [secrets.Y, secrets.X]}')), secrets), {
    ok: false,
    missing: ['X', 'Y'],
  })
  assert.equal(sent('secrets.`a.b` + "!"'), '"{{secrets.TOKEN}}"!')
  assert.deepEqual(secretsIn(stored(feel('{a: secrets.X, b: ["-" + secrets.Y, secrets.X]}'))), ['X', 'Y'])
  assert.deepEqual(showVariable(stored(feel('{a: "Bearer " + secrets.X}'))), { a: 'Bearer {{secrets.X}}' })
  assert.deepEqual(secretsIn(takenIn(showVariable(stored(feel('secrets.X'))))), [])
})

test('F58 what needs no change is not copied', () => {
  const variable: Json = { a: [1, { b: 'x' }], c: null }
  assert.equal(takenIn(variable), variable)
  assert.equal(readVariable(variable), variable)
  assert.equal(stored(readVariable(variable)), variable)
  const partly: Json = { same: [1, 2], other: { $secret: 1 } }
  assert.equal((takenIn(partly) as { same: Json }).same, partly.same)
})

test('F61 variables are not nested without end', () => {
  let deep: Json = 1
  for (let i = 0; i < 100_000; i++) deep = [deep]
  const result = fromOutside(deep)
  assert.ok(!result.ok)
  assert.equal(result.refusal.code, 'nested-too-deep')
})

test('F60 what is small as a value may be too great to store', () => {
  const doublings = Array.from({ length: 40 }, (_, i) => `x${i + 1}: [x${i}, x${i}]`).join(', ')
  const value = feel(`{x0: "Alder", ${doublings}}.x40`)
  const result = store(value)
  assert.ok(!result.ok)
  assert.ok(['too-much-memory', 'too-many-steps'].includes(result.refusal.code))
})
