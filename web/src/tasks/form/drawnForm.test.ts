import assert from 'node:assert/strict'
import { test } from 'node:test'
import { feel } from '@countersign/engine'
import { drawnForm, wantsFeel } from './drawnForm.ts'
import { evaluateWith } from './evaluate.ts'
import { fieldsIn, type Item } from './item.ts'

const evaluate = evaluateWith(feel, () => Date.parse('2026-11-20T12:00:00Z'))

function read(components: readonly object[], variables: Record<string, unknown> = {}): Item[] {
  const items = drawnForm({ type: 'default', components }, { variables, evaluate })
  assert.ok(items)
  return items
}

const fields = (components: readonly object[], variables?: Record<string, unknown>) =>
  fieldsIn(read(components, variables), () => false)

test('each common kind of field is read with what it asks for', () => {
  const asked = fields([
    { type: 'textfield', key: 'creditor', label: 'Creditor', description: 'Who is paid', validate: { required: true } },
    { type: 'textarea', key: 'reason', validate: { minLength: '3', maxLength: 200 } },
    { type: 'number', key: 'amount', validate: { min: 0, max: 1000 } },
    { type: 'checkbox', key: 'approved', defaultValue: true },
    { type: 'radio', key: 'product', values: [{ label: 'A', value: 'a' }] },
    { type: 'select', key: 'language', values: [{ label: 'German', value: 'de' }] },
    { type: 'checklist', key: 'mailTo', values: [{ label: 'Approver', value: 'approver' }] },
    {
      type: 'datetime',
      key: 'until',
      subtype: 'datetime',
      dateLabel: 'Until',
      timeSerializingFormat: 'utc_normalized',
    },
  ])
  assert.deepEqual(
    asked.map(({ kind, label, path }) => [kind, label, path.join()]),
    [
      ['text', 'Creditor', 'creditor'],
      ['text', 'reason', 'reason'],
      ['number', 'amount', 'amount'],
      ['yesNo', 'approved', 'approved'],
      ['choice', 'product', 'product'],
      ['choice', 'language', 'language'],
      ['choices', 'mailTo', 'mailTo'],
      ['moment', 'Until', 'until'],
    ],
  )
  assert.deepEqual([asked[0]?.isRequired, asked[0]?.hint, asked[3]?.byDefault], [true, 'Who is paid', true])
  const [, reason] = asked
  assert.deepEqual(reason?.kind === 'text' && [reason.lengthMin, reason.lengthMax], [3, 200])
})

test('what a form says otherwise is there too: texts, lines, groups with their own way into a variable', () => {
  const items = read([
    { type: 'text', text: '# Invoice' },
    { type: 'separator' },
    { type: 'group', label: 'Address', path: 'to', components: [{ type: 'textfield', key: 'street.name' }] },
    { type: 'spacer' },
    { type: 'button', key: 'submit', label: 'Submit' },
  ])
  assert.deepEqual(
    items.map(({ type }) => type),
    ['text', 'line', 'group'],
  )
  assert.deepEqual(fieldsIn(items, () => false)[0]?.path, ['to', 'street', 'name'])
})

test('what we do not show is told, and stays editable where it has a value', () => {
  const items = read([
    { type: 'dynamiclist', path: 'lines', label: 'Lines', components: [] },
    { type: 'iframe', url: 'https://alder.example' },
    { type: 'of the future', key: 'x' },
  ])
  assert.deepEqual(
    items.map((item) => (item.type === 'field' ? item.field.kind : item.type)),
    ['note', 'json', 'note', 'note', 'json'],
  )
  assert.ok(items[0]?.type === 'note' && items[0].words.includes('“Lines”'))
})

test('a text is held against its pattern; where it can’t be, whoever writes it is told what is asked', () => {
  const asked = (validate: object) => read([{ type: 'textfield', key: 'order', label: 'Order', validate }])
  const [item, ...more] = asked({ pattern: '^C-\\d+$' })
  assert.ok(item?.type === 'field' && item.field.kind === 'text' && more.length === 0)
  assert.deepEqual([item.field.pattern?.fits('C-1'), item.field.pattern?.fits('D-1')], [true, false])
  const [unchecked, note] = asked({ pattern: '(?=C).*' })
  assert.ok(unchecked?.type === 'field' && unchecked.field.kind === 'text' && unchecked.field.pattern === null)
  assert.ok(note?.type === 'note' && /“Order” is not checked here.*\(\?=C\)/.test(note.words))
})

test('every part has a name of its own', () => {
  const items = read([{ type: 'text' }, { type: 'of the future', key: 'x' }, { type: 'text' }])
  assert.equal(new Set(items.map(({ id }) => id)).size, items.length)
})

test('what can be chosen comes from the form, from a variable, or from an expression', () => {
  const labels = (more: object, variables = {}) => {
    const [field] = fields([{ type: 'select', key: 'x', ...more }], variables)
    return field?.kind === 'choice' ? field.options.map(({ label }) => label) : field?.kind
  }
  assert.deepEqual(labels({ valuesKey: 'stores' }, { stores: ['Lund', { label: 'Umeå', value: 2 }] }), ['Lund', 'Umeå'])
  assert.deepEqual(labels({ valuesExpression: '=for n in numbers return n * 2' }, { numbers: [1, 2] }), ['2', '4'])
  assert.deepEqual(labels({ values: [{ label: 'A', value: 'a' }] }, { x: 'gone' }), ['A', 'gone'])
  assert.equal(labels({ valuesKey: 'nowhere' }), 'json')
})

test('a part is hidden, and a field only read, while an expression of FEEL says so', () => {
  const [item] = read([{ type: 'textfield', key: 'reason', conditional: { hide: '=approved' } }])
  assert.equal(item?.hide, '=approved')
  assert.equal(evaluate(item.hide, { approved: true }), true)
  const readOnly = (variables: object) =>
    fields([{ type: 'textfield', key: 'x', readonly: '=amount > 5' }], { ...variables })[0]?.isReadOnly
  assert.deepEqual([readOnly({ amount: 6 }), readOnly({ amount: 5 }), readOnly({})], [true, false, false])
})

test('FEEL is loaded for forms that have something to work out, and for no others', () => {
  assert.equal(wantsFeel({ components: [{ type: 'text', text: 'a = b' }] }), false)
  assert.equal(wantsFeel({ components: [{ conditional: { hide: '=a' } }] }), true)
  assert.equal(wantsFeel({ components: [{ text: 'Dear {{name}}' }] }), true)
  assert.equal(wantsFeel({ components: [{ validate: { pattern: '^A' } }] }), true)
})

test('what is no form is none', () => {
  for (const schema of [null, 'x', [], {}, { components: 'x' }])
    assert.equal(drawnForm(schema, { variables: {}, evaluate }), null)
  assert.deepEqual(read([null as never, 'x' as never, {}]).length, 1)
})
