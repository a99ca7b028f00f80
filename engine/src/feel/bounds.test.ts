import assert from 'node:assert/strict'
import { test } from 'node:test'
import { environment, feel, gives, refusalOf, run } from '../../testing/feel.ts'
import { store } from './index.ts'

test('F59 nothing runs on for ever', () => {
  const endless = [
    'for x in 1..1000000000 return x',
    'some x in 1..1000000000 satisfies x < 0',
    'for x in 1..10 ** 30 return x',
    'for a in 1..1000, b in 1..1000, c in 1..1000 return 1',
    'for a in 1..100000 return for b in 1..100000 return 1',
    `for a in 1..100000 return ${'1 + '.repeat(2000)}1`,
    'count((for a in 1..3000 return a)[count((for b in 1..3000 return b)[item = a]) = 0])',
    'sort(for a in 1..100000 return random number(), function(x, y) x < y)',
    'distinct values(for a in 1..100000 return {a: a})',
    'for a in 1..100000 return list contains(list, a)',
    'for a in 1..100000 return index of(list, a)',
    'for d in @"0001-01-01"..@"9999-12-31" return d.weekday',
    '{f: function(f, n) if n = 0 then 0 else f(f, n - 1) + f(f, n - 1), r: f(f, 60)}.r',
    'for a in 1..100000 return matches(text, "(a|b)*c(a|b)*d")',
  ]
  const variables = { list: Array.from({ length: 10_000 }, (_, i) => i), text: 'ab'.repeat(1000) }
  for (const text of endless) assert.match(refusalOf(text, variables), /too-many-steps|too-much-memory/, text)
})

test('F59 a pattern that others never come back from is an answer here', () => {
  assert.equal(feel('matches(text, "^(a+)+$")', { text: `${'a'.repeat(5000)}!` }), false)
  assert.equal(feel('matches(text, "(x+x+)+y")', { text: 'x'.repeat(5000) }), false)
  gives({
    [`matches("a", "${'(a{30}){30}'.repeat(20)}")`]: null,
    [`matches("a", "${'a{1000}'.repeat(9)}")`]: null,
    [`matches("a", "${'a'.repeat(1001)}")`]: null,
  })
})

test('F59 all matches cost what finding them took, not what the text is long', () => {
  const text = 'a'.repeat(20_000)
  for (const search of ['extract(text, "a(.*b)?")', 'split(text, "a.*b|a")', 'replace(text, "(a|b)(.*c)?", "x")'])
    assert.equal(refusalOf(search, { text }), 'too-many-steps', search)
  const addresses = Array.from({ length: 10_000 }, (_, i) => `u${i}@alder.example`).join(', ')
  assert.equal((feel('split(addresses, "\\s*,\\s*")', { addresses }) as readonly unknown[]).length, 10_000)
  assert.equal((feel('extract(addresses, "[a-z0-9]+@[a-z.]+")', { addresses }) as readonly unknown[]).length, 10_000)
})

test('F60 nothing eats the memory', () => {
  const doubled = Array.from({ length: 60 }, (_, i) => `x${i + 1}: x${i} + x${i}`).join(', ')
  const listed = Array.from({ length: 60 }, (_, i) => `x${i + 1}: concatenate(x${i}, x${i})`).join(', ')
  const joined = Array.from({ length: 60 }, (_, i) => `x${i + 1}: string join([x${i}, x${i}], x${i})`).join(', ')
  const shared = Array.from({ length: 60 }, (_, i) => `x${i + 1}: [x${i}, x${i}]`).join(', ')
  const greedy = [
    `{x0: "Alder", ${doubled}}`,
    `{x0: [1], ${listed}}`,
    `{x0: "ab", ${joined}}`,
    `{x0: 1, ${shared}, s: string(x60)}`,
    `{x0: 1, ${shared}, s: to json(x60)}`,
    `{x0: 1, ${shared}, s: flatten(x60)}`,
    `{x0: 1, ${shared}, y0: 1, ${shared.replaceAll('x', 'y')}, s: x60 = y60}`,
    'for x in 1..5000 return partial',
    'for x in 1..100000 return replace("aaaaaaaaaa", "a", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")',
    `{x0: "a", ${Array.from({ length: 60 }, (_, i) => `x${i + 1}: replace(x${i}, "a", "aaaaaaaaaa")`).join(', ')}}`,
    `{x0: {a: secrets.A}, ${Array.from({ length: 60 }, (_, i) => `x${i + 1}: {a: x${i}.a + x${i}.a}`).join(', ')}}`,
  ]
  for (const text of greedy) assert.match(refusalOf(text), /too-many-steps|too-much-memory/, text.slice(0, 60))
})

test('F60 a hole for a secret takes the room of a secret', () => {
  const doubled = Array.from({ length: 20 }, (_, i) => `x${i + 1}: x${i} + x${i}`).join(', ')
  assert.equal(refusalOf(`{x0: secrets.A, ${doubled}}`), 'too-much-memory')
  const many = store(feel('for x in 1..20000 return secrets.A'))
  assert.equal(many.ok ? 'stored' : many.refusal.code, 'too-much-memory')
})

test('F61 JSON with secrets is written into JSON four times, no more', () => {
  const written = (times: number): string => `${'to json('.repeat(times)}secrets.A${')'.repeat(times)}`
  assert.ok(run(written(4)).ok)
  assert.equal(refusalOf(written(5)), 'nested-too-deep')
})

test('F61 nothing overflows the stack', () => {
  assert.equal(refusalOf('{f: function(f) f(f), r: f(f)}.r'), 'nested-too-deep')
  assert.equal(refusalOf('{f: function(f, n) [f(f, n)], r: f(f, 1)}.r'), 'nested-too-deep')
  assert.equal(
    refusalOf(`for ${Array.from({ length: 1200 }, (_, i) => `x${i} in l`).join(', ')} return 1`, { l: [1] }),
    'nested-too-deep',
  )
  const json = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  assert.equal(refusalOf('from json(json)', { json }), 'nested-too-deep')
  const deep = JSON.parse(json)
  for (const text of ['string(deep)', 'to json(deep)', 'deep = other', 'flatten(deep)', 'deep.a'])
    assert.equal(refusalOf(text, { deep, other: JSON.parse(json) }), 'nested-too-deep', text)
  assert.equal(feel('{f: function(f, n) if n = 0 then 0 else 1 + f(f, n - 1), r: f(f, 100)}.r'), 100)
})

test('F59 F60 F61 the limits are the environment’s to set', () => {
  const small = (limits: object) => ({ ...environment, limits })
  assert.equal(refusalOf('for x in 1..100 return x', {}, small({ stepsMax: 50 })), 'too-many-steps')
  assert.equal(refusalOf('"abc" + "def"', {}, small({ memoryMax: 5 })), 'too-much-memory')
  assert.equal(refusalOf('(function() 1)()', {}, small({ depthMax: 0 })), 'nested-too-deep')
  assert.equal(
    (feel('for x in 1..100000 return x', {}, small({ stepsMax: 10_000_000 })) as readonly unknown[]).length,
    100_000,
  )
})

test('F59 honest work fits', () => {
  const orders = Array.from({ length: 2000 }, (_, i) => ({ id: i, price: i % 100, person: `p${i % 50}` }))
  assert.equal((feel('orders[price > 50]', { orders }) as readonly unknown[]).length, 980)
  assert.equal(
    (
      feel('for p in distinct values(orders.person) return sum(orders[person = p].price)', {
        orders,
      }) as readonly unknown[]
    ).length,
    50,
  )
  assert.equal((feel('sort(orders, function(x, y) x.price < y.price)', { orders }) as readonly unknown[]).length, 2000)
  assert.equal(
    (feel('for x in 1..10000 return {value: x, index: count(partial) + 1}') as readonly unknown[]).length,
    10_000,
  )
})

test('F64 runs that share what they may use are bounded together', () => {
  const share = { steps: 500, memory: 4_000 }
  const together = { ...environment, share }
  assert.equal((feel('for x in 1..100 return x', {}, together) as readonly unknown[]).length, 100)
  assert.ok(share.steps < 400 && share.steps > 0, `${share.steps}`)
  assert.ok(share.memory <= 3_200 && share.memory > 0, `${share.memory}`)
  assert.equal(refusalOf('for x in 1..1000 return x', {}, together), 'too-many-steps')
  assert.equal(share.steps, 0)
  assert.equal(refusalOf('[for x in 1..2 return x]', {}, together), 'too-many-steps')
})

test('F64 what is stored takes from the share too', () => {
  const share = { steps: 1_000_000, memory: 1_000 }
  assert.ok(store('x'.repeat(900), {}, share).ok)
  const second = store('x'.repeat(900), {}, share)
  assert.equal(!second.ok && second.refusal.code, 'too-much-memory')
})

test('F17 a refusal keeps its warnings', () => {
  const result = run('[x, assert(1, false)]')
  assert.ok(!result.ok)
  assert.deepEqual(
    result.warnings.map(({ code }) => code),
    ['no-variable'],
  )
})
