import { html } from 'hono/html'
import type { Html } from '../../../pages/index.ts'
import type { Visit } from '../visit.ts'

const perPage = 50

/** The part of a list that the address asks for (`?page=2`), and what leads to the others. */
export function paged<T>({ c }: Visit, all: readonly T[]): { shown: readonly T[]; pager: Html | '' } {
  const last = Math.max(1, Math.ceil(all.length / perPage))
  const asked = Number(c.req.query('page') ?? 1)
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), last) : 1
  const shown = all.slice((page - 1) * perPage, page * perPage)
  if (last === 1) return { shown, pager: '' }
  const at = (number: number): string => {
    const query = new URL(c.req.url).searchParams
    query.set('page', String(number))
    return `${c.req.path}?${query}`
  }
  const pager = html`<nav class="pager" aria-label="Pages">
${page > 1 ? html`<a href="${at(page - 1)}" rel="prev">Previous</a>` : ''}
<span>Page ${page} of ${last} · ${all.length} in all</span>
${page < last ? html`<a href="${at(page + 1)}" rel="next">Next</a>` : ''}</nav>`
  return { shown, pager }
}
