import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { test } from 'node:test'
import { absolute, isTest, sourceFiles } from '../checks/sources.ts'
import { compareRules, rulesIn, testNamesIn } from './specRules.ts'

const spec = '# Spec\n\n- **A1** One.\n- **A2** Two.\nA3 is mentioned only.\n'

test('rules are the lines that state one', () => {
  assert.deepEqual(rulesIn(spec), ['A1', 'A2'])
})

test('test names are found however they are written', () => {
  const source = [
    "test('A1 plain', () => {})",
    'test(`A2 in backticks`, () => {})',
    'test("A3 isn\'t single", () => {})',
    "  test('A4 in a loop', () => {})",
    "test(\n  'A5 on the next line',\n  () => {},\n)",
    "test.skip('A6 skipped', () => {})",
    'test(name, () => {})',
  ].join('\n')
  assert.deepEqual(testNamesIn(source), [
    'A1 plain',
    'A2 in backticks',
    "A3 isn't single",
    'A4 in a loop',
    'A5 on the next line',
    'A6 skipped',
    'name',
  ])
})

test('a rule without a test, a rule stated twice and a test without a rule are found', () => {
  assert.deepEqual(compareRules(['A1', 'A1', 'A10'], ['A1 yes', 'A100 no such rule', 'no rule']), {
    untested: ['A10'],
    doubled: ['A1'],
    lawless: ['A100 no such rule', 'no rule'],
  })
})

/** A SPEC.md speaks for the tests below it, but for those of which a deeper one speaks. `engine/SPEC.md` is src's. */
const specs = ['engine', 'engine/src/feel'].map((folder) => ({
  spec: join(folder, 'SPEC.md'),
  tests: (folder === 'engine' ? join(folder, 'src') : join(folder)) + sep,
}))

const specOf = (file: string) => specs.findLast(({ tests }) => file.startsWith(tests))

for (const { spec } of specs)
  test(`every rule of ${spec} has a test, and every one of its tests a rule`, () => {
    const rules = rulesIn(readFileSync(absolute(spec), 'utf8'))
    const names = sourceFiles()
      .filter((file) => isTest(file) && specOf(file)?.spec === spec)
      .flatMap((file) => testNamesIn(readFileSync(absolute(file), 'utf8')))
    assert.ok(rules.length > 0 && names.length > 0)
    assert.deepEqual(compareRules(rules, names), { untested: [], doubled: [], lawless: [] })
  })
