import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attributesMax, charactersMax, depthMax, elementsMax, namespacesMax } from './bounds.ts'
import { type FlawCode, parseXml, type XmlNode } from './index.ts'

test('X2 broken XML is refused at its place', () => {
  const broken: readonly (readonly [xml: string, at: number])[] = [
    ['hello', 0],
    ['<a>', 3],
    ['<a></b>', 3],
    ['</a>', 0],
    ['<a/><b/>', 4],
    ['<a/>b', 4],
    ['<a', 2],
    ['<a b>', 3],
    ['<a b=c/>', 5],
    ['<a b="c/>', 5],
    ['<a b="<"/>', 5],
    ['<a b="1"c="2"/>', 8],
    ['<a b="1" b="2"/>', 9],
    ['<a b="x & y"/>', 8],
    ['<1/>', 1],
    ['<ä/>', 1],
    ['<a:b/>', 0],
    ['<a><!-- </a>', 7],
    ['<a><![CDATA[ </a>', 12],
    ['<a><?b </a>', 5],
    ['<?xml version="1.0"', 0],
    ['<![CDATA[x]]><a/>', 0],
  ]
  for (const [xml, at] of broken) {
    const parsed = parseXml(xml)
    assert.ok(!parsed.ok, xml)
    assert.deepEqual(
      [parsed.flaw.at, /\S/.test(parsed.flaw.reason), /\S/.test(parsed.flaw.remedy)],
      [at, true, true],
      xml,
    )
  }
  refused('', 'xml-empty')
  refused(' \n', 'xml-empty')
})

test('X3 a file that is too long, too deep or too full is refused before anything is made of it', () => {
  refused(`<a>${'x'.repeat(charactersMax)}</a>`, 'xml-long')
  refused('<a>'.repeat(depthMax + 1), 'xml-deep')
  refused(`<a>${'<b/>'.repeat(elementsMax)}</a>`, 'xml-elements')
  refused(`<a ${numbered(attributesMax + 1, (index) => `b${index}=""`)}/>`, 'xml-attributes')
  refused(`<a>${numbered(namespacesMax + 1, (index) => `<b xmlns:n${index}="u"/>`)}</a>`, 'xml-namespaces')
})

test('X3 what is just within the bounds is read', () => {
  assert.ok(parseXml('<a>'.repeat(depthMax) + '</a>'.repeat(depthMax)).ok)
  assert.ok(parseXml(`<a>${'<b/>'.repeat(elementsMax - 1)}</a>`).ok)
  assert.ok(parseXml(`<a ${numbered(attributesMax, (index) => `b${index}=""`)}/>`).ok)
  assert.ok(parseXml(`<a>${'<b xmlns:n="u" n:c=""/>'.repeat(namespacesMax + 1)}</a>`).ok)
})

test('X4 a document type and entities of the file’s own are refused', () => {
  refused('<!DOCTYPE a><a/>', 'xml-doctype')
  refused('<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', 'xml-doctype')
  refused('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'xml-doctype')
  refused('<a><!ENTITY b "b"></a>', 'xml-doctype')
  refused('<a>&b;</a>', 'xml-entity')
  refused('<a b="&nbsp;"/>', 'xml-entity')
})

test('X4 the five entities of XML and references by number mean their character', () => {
  assert.equal(read('<a>&lt;&amp;&gt;&quot;&apos;</a>').text, '<&>"\'')
  assert.equal(read('<a>&#65;&#x42;&#128512;&#x1F600;</a>').text, 'AB😀😀')
  assert.equal(read('<a>&amp;lt;</a>').text, '&lt;')
  assert.equal(read('<a b="&#10;&#9;"/>').attributes[0]?.value, '\n\t')
})

test('X5 a file that is not UTF-8 by its own word, or contains what XML does not allow, is refused', () => {
  refused('<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'xml-encoding')
  refused('<?xml version="1.0" encoding="UTF-16"?><a/>', 'xml-encoding')
  assert.ok(parseXml('<?xml version="1.0" encoding="utf-8"?><a/>').ok)
  assert.ok(parseXml('\uFEFF<?xml version="1.0"?><a/>').ok)
  for (const text of ['\u0000', '\u001b', '\ud800', '\udc00x', '\uffff', '&#0;', '&#xD800;', '&#x110000;'])
    refused(`<a>${text}</a>`, 'xml-character')
})

test('X6 comments, instructions, CDATA sections and the choice of prefixes change nothing of what is said', () => {
  const plain = read('<a xmlns="u" b="1">x &lt; y<c/></a>')
  const other = read('<?t?><n:a xmlns:n="u" b = \'1\' ><!-- - -->x <![CDATA[< y]]><?u v?><n:c\n/></n:a ><!-- -->')
  assert.deepEqual(meaning(other), meaning(plain))
})

const meaning = ({ localName, uri, attributes, text, children }: XmlNode): unknown => ({
  localName,
  uri,
  attributes,
  text,
  children: children.map(meaning),
})

const numbered = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ')

function read(xml: string): XmlNode {
  const parsed = parseXml(xml)
  assert.ok(parsed.ok, JSON.stringify(parsed))
  return parsed.root
}

function refused(xml: string, code: FlawCode): void {
  const parsed = parseXml(xml)
  assert.equal(parsed.ok ? 'read' : parsed.flaw.code, code, xml.slice(0, 80))
}
