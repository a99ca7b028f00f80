import { html } from 'hono/html'
import type { Html } from '../../../pages/index.ts'

export type Cell = Html | string

export type Table = {
  /** What it lists; read to those who cannot see it. */
  caption: string
  columns: readonly string[]
  /** The first cell names its row; a last column called '' holds its menu. */
  rows: readonly (readonly Cell[])[]
  /** What is said when there is nothing. */
  empty: { title: string; text?: Cell }
}

/** On a narrow screen each row is a card. The roles keep it a table for those who hear it, whatever it looks like. */
export const table = ({ caption, columns, rows, empty }: Table): Html =>
  rows.length === 0
    ? emptyState(empty)
    : html`<table class="list" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(
        (title) =>
          html`<th role="columnheader" scope="col">${title === '' ? html`<span class="unseen">Commands</span>` : title}</th>`,
      )}</tr></thead>
<tbody role="rowgroup">${rows.map((cells) => row(columns, cells))}</tbody></table>`

const row = (columns: readonly string[], [head, ...cells]: readonly Cell[]): Html =>
  html`<tr role="row"><th role="rowheader" scope="row">${head}</th>${cells.map(
    (cell, place) =>
      html`<td role="cell"${columns[place + 1] === '' ? html` class="last"` : html` data-label="${columns[place + 1]}"`}>${cell}</td>`,
  )}</tr>\n`

export const emptyState = ({ title, text }: Table['empty']): Html =>
  html`<div class="empty"><p class="name">${title}</p>${text === undefined ? '' : html`<p class="soft">${text}</p>`}</div>`
