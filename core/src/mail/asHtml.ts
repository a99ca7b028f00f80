// HTML as mail programs show it: style attributes only, nothing fetched from anywhere, readable in light and dark.

import type { Block, Content } from './content.ts'
import { lines, oneLine } from './plain.ts'

/** HTML that is ours. Only `html` makes it, so nothing gets in unescaped. */
type Html = { readonly html: string }

type Part = string | Html | readonly Html[]

const names: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&${names[char]};`)

function html(ours: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const put = (part: Part): string =>
    typeof part === 'string' ? escaped(part) : 'html' in part ? part.html : part.map((one) => one.html).join('')
  return { html: ours.reduce((all, text, index) => all + put(parts[index - 1] ?? '') + text) }
}

const font = "font:15px/1.5 'Segoe UI',system-ui,sans-serif"
const small = 'font-size:13px;color:#616161'
const cell = 'padding:4px 16px 4px 0;text-align:left;vertical-align:top'

export const asHtml = ({ title, blocks, link }: Content, url: string, foot: string): string =>
  html`<div style="${font};color:#242424;background:#ffffff;max-width:600px;margin:0 auto;padding:24px;overflow-wrap:anywhere">
<h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">${title}</h1>
${blocks.map(blockHtml)}
<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:8px 20px;border-radius:4px;background:#0c616f;color:#ffffff;text-decoration:none">${link.label}</a></p>
<p style="${small};margin:0">${foot}</p>
</div>
`.html

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'sentence':
      return html`<p style="margin:0 0 16px">${oneLine(block.text, 2_000)}</p>
`
    case 'facts':
      return html`<table role="presentation" style="border-collapse:collapse;margin:0 0 16px">${block.rows.map(
        ([title, value]) =>
          html`<tr><td style="${cell};color:#616161;white-space:nowrap">${oneLine(title)}</td><td style="${cell}">${oneLine(value)}</td></tr>`,
      )}</table>
`
    case 'changes':
      return html`<table style="border-collapse:collapse;margin:0 0 16px"><tr><th style="${cell};${small}">What</th><th style="${cell};${small}">Old value</th><th style="${cell};${small}">New value</th></tr>${block.rows.map(
        (row) =>
          html`<tr><td style="${cell}">${oneLine(row.title)}</td><td style="${cell};color:#616161">${oneLine(row.old) || '–'}</td><td style="${cell}">${oneLine(row.new) || '–'}</td></tr>`,
      )}</table>${block.left > 0 ? html`<p style="${small};margin:0 0 16px">and ${`${block.left}`} more on the page</p>` : ''}
`
    case 'quote':
      return html`<p style="${small};margin:0">${oneLine(block.title)}</p><blockquote style="margin:4px 0 16px;padding:0 0 0 12px;border-left:3px solid #d1d1d1">${lines(
        block.text,
      ).map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))}</blockquote>
`
  }
}
