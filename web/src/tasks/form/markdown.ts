// As much of Markdown as the texts of forms use: headings, lists, paragraphs; bold, italic, code, links. Pure: it makes
// data, never HTML, so that nothing in it can do anything. Where a link leads is for whoever shows it to judge.

/** `Words` are texts, or what texts are made from. */
export type Span<Words = string> =
  | { type: 'text' | 'bold' | 'italic' | 'code'; text: Words }
  | { type: 'link'; text: Words; href: Words }

export type Block<Words = string> =
  | { type: 'heading'; level: number; spans: readonly Span<Words>[] }
  | { type: 'paragraph'; spans: readonly Span<Words>[] }
  | { type: 'list'; ordered: boolean; items: readonly (readonly Span<Words>[])[] }

export function blocksOf(text: string): Block[] {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]|<br\s*\/?>/gi, '\n')
    .split(/\n\s*\n/)
    .flatMap((paragraph) => runsOf(paragraph.split('\n').filter((line) => line.trim() !== '')))
}

type Line = { kind: 'heading' | 'bullet' | 'number' | 'words'; level: number; text: string }

function lineOf(line: string): Line {
  const [, marks, title] = /^\s{0,3}(#{1,6})\s+(.*)$/.exec(line) ?? []
  if (marks && title !== undefined) return { kind: 'heading', level: marks.length, text: title }
  const [, bullet] = /^\s*[-*+]\s+(.*)$/.exec(line) ?? []
  if (bullet !== undefined) return { kind: 'bullet', level: 0, text: bullet }
  const [, numbered] = /^\s*\d+[.)]\s+(.*)$/.exec(line) ?? []
  if (numbered !== undefined) return { kind: 'number', level: 0, text: numbered }
  return { kind: 'words', level: 0, text: line.trim() }
}

/** Lines of one kind that follow one another are one list, or one paragraph. */
function runsOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let run: Line[] = []
  const close = () => {
    const [first] = run
    if (first) blocks.push(blockOf(first, run))
    run = []
  }
  for (const line of lines.map(lineOf)) {
    if (line.kind !== run[0]?.kind || line.kind === 'heading') close()
    run.push(line)
  }
  close()
  return blocks
}

function blockOf({ kind, level }: Line, run: readonly Line[]): Block {
  switch (kind) {
    case 'heading':
      return { type: 'heading', level, spans: spansOf(run[0]?.text ?? '') }
    case 'bullet':
    case 'number':
      return { type: 'list', ordered: kind === 'number', items: run.map(({ text }) => spansOf(text)) }
    case 'words':
      return { type: 'paragraph', spans: spansOf(run.map(({ text }) => text).join(' ')) }
  }
}

/**
 * Nothing runs past the sign that opens it: what looks like a thousand beginnings is read once, not a thousand times to
 * its end.
 */
const marked =
  /`([^`]+)`|\*\*([^*]+)\*\*|__([^_]+)__|\*([^*\s][^*]*)\*|(?<![\w_])_([^_\s][^_]*)_(?![\w_])|\[([^[\]]+)\]\(([^[()\s]+)\)/g

export function spansOf(text: string): Span[] {
  const spans: Span[] = []
  let at = 0
  for (const match of text.matchAll(marked)) {
    if (match.index > at) spans.push({ type: 'text', text: text.slice(at, match.index) })
    spans.push(spanOf(match))
    at = match.index + match[0].length
  }
  if (at < text.length) spans.push({ type: 'text', text: text.slice(at) })
  return spans
}

function spanOf([whole, code, bold, alsoBold, italic, alsoItalic, label, href]: RegExpExecArray): Span {
  if (code !== undefined) return { type: 'code', text: code }
  if (bold !== undefined || alsoBold !== undefined) return { type: 'bold', text: bold ?? alsoBold ?? '' }
  if (italic !== undefined || alsoItalic !== undefined) return { type: 'italic', text: italic ?? alsoItalic ?? '' }
  return label !== undefined && href !== undefined ? { type: 'link', text: label, href } : { type: 'text', text: whole }
}
