import { html } from 'hono/html'
import type { Html } from '../../../pages/index.ts'
import { type Crumb, showConsole } from '../consolePage.ts'
import type { Answer, Visit } from '../visit.ts'
import { postForm } from './form.ts'

export type Confirmation = {
  /** The question: `Delete “Hiring”?` */
  title: string
  trail?: readonly Crumb[]
  /** What becomes of it. */
  text: string | Html
  action: string
  submit: string
  /** Where "Cancel" leads. */
  back: string
}

/** What destroys is asked for on a page of its own. */
export const showConfirm = (visit: Visit, { title, trail = [], text, action, submit, back }: Confirmation): Answer =>
  showConsole(visit, {
    title,
    trail,
    body: html`<section class="card"><p>${text}</p>${postForm(visit, { action, submit, isDangerous: true, cancel: back })}</section>`,
  })
