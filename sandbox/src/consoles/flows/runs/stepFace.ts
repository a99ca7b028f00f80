// An action of a run: what went in, what came out, how long it took, what went wrong.

import { html } from 'hono/html'
import type { Action, Json, Step } from '../../../automate/index.ts'
import type { Html } from '../../../pages/index.ts'
import { durationText, moment, pairs } from '../../frame/index.ts'
import type { Face } from '../drawing/index.ts'
import { statusBadge, toneOf } from '../words.ts'

/** A webhook has asked somebody, and a delay waits for its time: neither is busy. */
const isWaiting = ({ status, wait }: Step): boolean =>
  status === 'Running' && (wait?.type === 'delay' || (wait?.type === 'operation' && wait.isWebhook))

export function stepFace({ bodies }: Action, step: Step | undefined, now: number): Face {
  if (!step)
    return {
      tone: 'idle',
      aside: html`<span class="soft">Not reached</span>`,
      content: html`<p class="soft">The run has not come here.</p>`,
    }
  const status = isWaiting(step) ? 'Waiting' : step.status
  return {
    tone: toneOf(status),
    mark: statusBadge(status),
    aside: step.status === 'Skipped' ? '' : durationText((step.endedAt ?? now) - step.startedAt),
    // Why a container failed is told by what failed within it.
    isOpen: toneOf(step.status) === 'bad' && Object.keys(bodies).length === 0,
    content: content(step),
  }
}

function content(step: Step): Html {
  const { error, code, startedAt, endedAt, inputs, outputs, retries = [], trackingId } = step
  return html`${error ? html`<p class="message"><strong>${error.code}.</strong> ${error.message}</p>` : ''}
${payload('Inputs', inputs)}${payload('Outputs', outputs)}
${
  retries.length === 0
    ? ''
    : html`<div><h3>Retry history</h3><ol class="retries">${retries.map((retry) => html`<li>${moment(retry.startedAt)}: ${retry.code}${retry.error ? html`. ${retry.error.message}` : ''}</li>`)}</ol></div>`
}
${step.wait?.type === 'retry' ? html`<p class="soft">It is tried again at ${moment(step.wait.dueAt)}.</p>` : ''}
${pairs([
  ['Start', moment(startedAt)],
  ...(endedAt === undefined ? [] : ([['End', moment(endedAt)]] as const)),
  ...(code === undefined ? [] : ([['Code', code]] as const)),
  ['Tracking ID', html`<code>${trackingId}</code>`],
])}`
}

const payload = (title: string, json: Json | undefined): Html | '' =>
  json === undefined
    ? ''
    : html`<div><h3>${title}</h3><pre><code>${typeof json === 'string' ? json : JSON.stringify(json, null, 2)}</code></pre></div>`

/** The trigger, whose times are written as the cloud writes them. */
export function triggerFace(trigger: { readonly [name: string]: Json }): Face {
  const hasFailed = trigger.status === 'Failed'
  return {
    tone: hasFailed ? 'bad' : 'good',
    mark: statusBadge(hasFailed ? 'Failed' : 'Succeeded'),
    content: html`${payload('Inputs', trigger.inputs)}${payload('Outputs', trigger.outputs)}${pairs([['Start', String(trigger.startTime ?? '')]])}`,
  }
}
