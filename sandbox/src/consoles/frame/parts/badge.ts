import { html } from 'hono/html'
import type { Html } from '../../../pages/index.ts'

export type Tone = 'good' | 'bad' | 'busy' | 'warn' | 'idle'

const marks: Readonly<Record<Tone, string>> = {
  good: 'M3.500 8.500l3 3 6-7',
  bad: 'M4 4l8 8M12 4l-8 8',
  busy: 'M8 4v4.500l3 1.500',
  warn: 'M8 4v5M8 11.500v.5',
  idle: 'M4 8h8',
}

/** A state in a word, with a mark and a colour that say the same. */
export const badge = (tone: Tone, text: string): Html => html`<span class="badge ${tone}">${mark(tone)}${text}</span>`

/** The mark alone; what it says must stand beside it. */
export const mark = (tone: Tone): Html =>
  html`<svg class="mark ${tone}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="8"/><path d="${marks[tone]}" fill="none" stroke-width="1.800" stroke-linecap="round" stroke-linejoin="round"/></svg>`
