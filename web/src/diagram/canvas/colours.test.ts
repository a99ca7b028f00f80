import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mixDrawnColours } from './colours.ts'

const drawn = (colours: Record<string, unknown>) => {
  const values = new Map(Object.entries(colours))
  return { get: (name: string) => values.get(name), set: (name: string, value: unknown) => values.set(name, value) }
}

test('colours of a file are mixed with the ground they are shown on, whichever of both ways wrote them', () => {
  const standard = drawn({ 'color:background-color': '#bbdefb', 'color:border-color': '#0d4372' })
  const older = drawn({ 'bioc:fill': '#bbdefb', 'bioc:stroke': '#0d4372' })
  mixDrawnColours({ diagrams: [{ plane: { planeElement: [standard, older] } }] })
  for (const element of [standard, older]) {
    assert.equal(
      element.get('color:background-color'),
      'color-mix(in oklab, #bbdefb var(--diagram-fill-share), var(--diagram-ground))',
    )
    assert.equal(
      element.get('color:border-color'),
      'color-mix(in oklab, #0d4372 var(--diagram-stroke-share), var(--diagram-line))',
    )
  }
})

test('what has no colours gets none, and a file may draw nothing', () => {
  const plain = drawn({})
  mixDrawnColours({ diagrams: [{ plane: { planeElement: [plain] } }, {}] })
  mixDrawnColours({})
  assert.equal(plain.get('color:border-color'), undefined)
})
