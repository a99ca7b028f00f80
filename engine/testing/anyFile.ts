// BPMN files as nobody should send them: torn, scribbled over, well-formed nonsense; and drawn with a mistake or two.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { bpmn } from './bpmn.ts'

export const exampleNames = ['hiring-approval', 'desktop-flow', 'every-element'] as const

export const example = (name: (typeof exampleNames)[number]): string =>
  readFileSync(new URL(`../../examples/${name}.bpmn`, import.meta.url), 'utf8')

const anyExample = fc.constantFrom(...exampleNames).map(example)

const markup = ['<', '>', '/>', '</', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!', '&', '&amp;', '&#', ';']
const pieces = [...markup, '"', "'", '=', ' ', '\n', 'bpmn:task', 'bpmn:definitions', 'xmlns:bpmn', 'id', 'x', ':']

export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40, size: 'max' }).map((parts) => parts.join('')),
)

const anyDamage = fc.record({
  kind: fc.constantFrom('cut', 'double', 'scribble', 'end'),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 400 }),
  text: fc.constantFrom(...pieces),
})

/** An example of ours after an accident. */
export const anyTornFile: fc.Arbitrary<string> = fc
  .tuple(anyExample, fc.array(anyDamage, { minLength: 1, maxLength: 3 }))
  .map(([file, damages]) =>
    damages.reduce((xml, { kind, at, length, text }) => {
      const start = at % (xml.length + 1)
      const piece = xml.slice(start, start + length)
      if (kind === 'end') return xml.slice(0, start)
      if (kind === 'scribble') return xml.slice(0, start) + text + xml.slice(start)
      return xml.slice(0, start) + (kind === 'double' ? piece + piece : '') + xml.slice(start + length)
    }, file),
  )

// What a person does to a diagram by mistake: an attribute is emptied, changed or gone; an element that stands alone is
// gone, or has become one of another type.

const attributes = / (?!xmlns|version=|encoding=|id=|x=|y=|width=|height=|bpmnElement=)[\w:]+="[^"]*"/g
const elements = /<((?:bpmn|zeebe):\w+)(?: [^<>]*)?(?:\/>|>[^<]*<\/\1>)/g
const otherValues = ['', '=', '=x', '= x +', 'true', 'false', 'nowhere', 'PT1H', 'R3/PT1H', '2027-01-31T12:00:00Z', '0']
const otherTypes = ['task', 'complexGateway', 'transaction', 'manualTask', 'exclusiveGateway', 'adHocSubProcess']

const anyMistake = fc.record({
  kind: fc.constantFrom('attribute', 'value', 'element', 'type'),
  which: fc.nat(),
  value: fc.constantFrom(...otherValues),
  type: fc.constantFrom(...otherTypes),
})

export const anyMistakenFile: fc.Arbitrary<string> = fc
  .tuple(anyExample, fc.array(anyMistake, { minLength: 1, maxLength: 3 }))
  .map(([file, mistakes]) =>
    mistakes.reduce((xml, { kind, which, value, type }) => {
      if (kind === 'attribute') return replaced(xml, attributes, which, () => '')
      if (kind === 'value') return replaced(xml, attributes, which, (found) => found.replace(/".*"/s, `"${value}"`))
      if (kind === 'element') return replaced(xml, elements, which, () => '')
      return retyped(xml, which, type)
    }, file),
  )

function replaced(xml: string, pattern: RegExp, which: number, change: (found: string) => string): string {
  const found = [...xml.matchAll(pattern)]
  const match = found[which % found.length]
  if (!match) return xml
  return xml.slice(0, match.index) + change(match[0]) + xml.slice(match.index + match[0].length)
}

function retyped(xml: string, which: number, type: string): string {
  const drawn = [...xml.matchAll(/<bpmn:(\w*(?:[tT]ask|Event|Gateway)) id="[^"]*"/g)]
  const match = drawn[which % drawn.length]
  if (!match) return xml
  const before = xml.slice(0, match.index)
  const after = xml.slice(match.index).replace(`<bpmn:${match[1]}`, `<bpmn:${type}`)
  return before + after.replace(`</bpmn:${match[1]}>`, `</bpmn:${type}>`)
}

// Well-formed, but drawn by nobody in his senses: elements anywhere, attributes with anything in them.

const types = [
  ...['startEvent', 'endEvent', 'boundaryEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'sequenceFlow'],
  ...['task', 'serviceTask', 'userTask', 'scriptTask', 'receiveTask', 'callActivity', 'subProcess', 'transaction'],
  ...['exclusiveGateway', 'inclusiveGateway', 'parallelGateway', 'eventBasedGateway', 'complexGateway', 'laneSet'],
  ...['timerEventDefinition', 'messageEventDefinition', 'errorEventDefinition', 'linkEventDefinition', 'timeDuration'],
  ...['multiInstanceLoopCharacteristics', 'standardLoopCharacteristics', 'conditionExpression', 'textAnnotation'],
  ...['extensionElements', 'extensionElements', 'extensionElements'],
].map((type) => `bpmn:${type}`)
const extensions = [
  ...['taskDefinition', 'ioMapping', 'input', 'output', 'taskHeaders', 'header', 'script', 'calledElement', 'property'],
  ...['loopCharacteristics', 'subscription', 'formDefinition', 'assignmentDefinition', 'executionListeners'],
].map((type) => `zeebe:${type}`)
const names = [
  ...['id', 'name', 'sourceRef', 'targetRef', 'attachedToRef', 'default', 'messageRef', 'errorRef', 'cancelActivity'],
  ...['triggeredByEvent', 'isInterrupting', 'type', 'retries', 'source', 'target', 'key', 'value', 'processId'],
  ...['expression', 'resultVariable', 'inputCollection', 'correlationKey', 'isSequential'],
]
const values = ['a', 'b', 'c', 'process', '__proto__', '{{secrets.A}}', ...otherValues]

const anyTree = (depth: number): fc.Arbitrary<string> =>
  fc
    .record({
      tag: fc.constantFrom(...types, ...extensions, 'other:thing'),
      attributes: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values)), {
        maxLength: 4,
        selector: ([name]) => name,
      }),
      children: depth === 0 ? fc.constant([]) : fc.array(anyTree(depth - 1), { maxLength: 3 }),
      text: fc.constantFrom('', '', '=a', 'a'),
    })
    .map(({ tag, attributes, children, text }) => {
      const written = attributes.map(([name, value]) => ` ${name}="${value}"`).join('')
      return `<${tag}${written}>${text}${children.join('')}</${tag}>`
    })

export const anyNonsense: fc.Arbitrary<string> = fc
  .array(anyTree(3), { maxLength: 8, size: 'max' })
  .map((trees) => bpmn(trees.join('')))
