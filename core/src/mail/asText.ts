import type { Block, Content } from './content.ts'
import { lines, oneLine } from './plain.ts'

/** What others wrote is quoted or behind its title: no line of theirs stands alone. */
export function asText({ title, blocks, link }: Content, url: string, foot: string): string {
  const parts = [title, ...blocks.map(blockText), `${link.label}:\n${url}`, `-- \n${foot}`]
  return `${parts.join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'sentence':
      return oneLine(block.text, 2_000)
    case 'facts':
      return block.rows.map(([title, value]) => `${oneLine(title)}: ${oneLine(value)}`).join('\n')
    case 'changes':
      return [
        ...block.rows.map(
          ({ title, old, new: now }) =>
            `${oneLine(title)}: ${old === '' ? '' : `${oneLine(old)} → `}${oneLine(now) || '(nothing)'}`,
        ),
        ...(block.left > 0 ? [`and ${block.left} more on the page`] : []),
      ].join('\n')
    case 'quote':
      return [`${oneLine(block.title)}:`, ...lines(block.text).map((line) => `> ${line}`)].join('\n')
  }
}
