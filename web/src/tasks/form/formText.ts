// The texts of a form: Markdown of its author, with values in it. Read once; filled in at every keystroke.

import { type Block, blocksOf, type Span } from './markdown.ts'
import { type Template, templateOf } from './template.ts'

/** Of the letters that no language has, two that stand around the number of an expression while Markdown is read. */
const placeholder = /\uE000(\d+)\uE001/
const reserved = /[\uE000\uE001]/g

export function readText(text: string): Block<Template>[] {
  const parts = templateOf(text)
  const words = parts.map((part, index) =>
    typeof part === 'string' ? part.replaceAll(reserved, '') : `\uE000${index}\uE001`,
  )
  return blocksOf(words.join('')).map((block) => inBlock(block, (span) => inSpan(span, putBack)))

  function putBack(marked: string): Template {
    // Every other piece is a number.
    return marked.split(placeholder).map((piece, at) => (at % 2 === 0 ? piece : (parts[Number(piece)] ?? '')))
  }
}

export const fillText = (blocks: readonly Block<Template>[], fill: (template: Template) => string): Block<string>[] =>
  blocks.map((block) => inBlock(block, (span) => onlyWhereItLeads(inSpan(span, fill))))

/** A link leads to a page or to a letter; what would run a script is only text. */
const onlyWhereItLeads = (span: Span<string>): Span<string> =>
  span.type === 'link' && !/^(https?:|mailto:)/i.test(span.href) ? { type: 'text', text: span.text } : span

function inSpan<A, B>(span: Span<A>, change: (words: A) => B): Span<B> {
  const text = change(span.text)
  return span.type === 'link' ? { type: 'link', text, href: change(span.href) } : { type: span.type, text }
}

function inBlock<A, B>(block: Block<A>, change: (span: Span<A>) => Span<B>): Block<B> {
  return block.type === 'list'
    ? { ...block, items: block.items.map((spans) => spans.map(change)) }
    : { ...block, spans: block.spans.map(change) }
}
