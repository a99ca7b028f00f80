// A run, drawn step by step by the definition it goes by.

import { html } from 'hono/html'
import {
  cancelRun,
  findRun,
  type RunRow,
  resubmitRun,
  stepKey,
  withoutSecrets,
  workflowOf,
} from '../../../automate/index.ts'
import type { Html } from '../../../pages/index.ts'
import {
  type Answer,
  doneAt,
  durationText,
  linkButton,
  moment,
  pairs,
  postButton,
  refusedAt,
  showConsole,
  showNothing,
} from '../../frame/index.ts'
import { drawBody, drawCard, drawingStyle } from '../drawing/index.ts'
import { triggerTitle } from '../edit/index.ts'
import { type FlowVisit, onFlow, onOwnFlow, pathOf, trailTo } from '../flowAt.ts'
import { statusBadge } from '../words.ts'
import { stepFace, triggerFace } from './stepFace.ts'
import { turnOf } from './turns.ts'

/** Often enough to watch, seldom enough to read what is open. */
const refreshSeconds = 5

const withRun =
  (go: (visit: FlowVisit, row: RunRow) => Answer) =>
  (visit: FlowVisit): Answer => {
    const row = findRun(visit.premises.store, visit.c.req.param('run') ?? '')
    return row?.flowId === visit.flow.id ? go(visit, row) : showNothing(visit, 'Run', trailTo(visit))
  }

export const showRun = onFlow(
  withRun((visit, row) => {
    const isRunning = row.status === 'Running'
    const isHeld = visit.c.req.query('hold') !== undefined
    return showConsole(visit, {
      title: `Run of ${visit.flow.displayName}`,
      trail: [...trailTo(visit), { text: 'Run history', href: pathOf(visit.premises, visit.flow, 'runs') }],
      lead: leads[row.status],
      ...(visit.isEditor ? { commands: commands(visit, row) } : {}),
      style: drawingStyle,
      ...(isRunning && !isHeld ? { refreshSeconds } : {}),
      body: html`${facts(visit, row)}${isRunning ? watching(visit, isHeld) : ''}${drawing(visit, row)}`,
    })
  }),
)

const leads: Readonly<Record<RunRow['status'], string>> = {
  Running: 'Your flow is running.',
  Succeeded: 'Your flow ran successfully.',
  Failed: 'Your flow run failed.',
  Cancelled: 'Your flow run was cancelled.',
  TimedOut: 'Your flow run timed out.',
}

function commands(visit: FlowVisit, { name, status }: RunRow): Html {
  const at = (page: string) => pathOf(visit.premises, visit.flow, page)
  return html`${
    status === 'Running'
      ? postButton(visit, { action: at(`runs/${name}/cancel`), text: 'Cancel' })
      : postButton(visit, { action: at(`runs/${name}/resubmit`), text: 'Resubmit' })
  }${linkButton(at('edit'), 'Edit')}`
}

function facts({ premises }: FlowVisit, { name, status, startedAt, endedAt, run }: RunRow): Html {
  return html`<section class="card">${run.error ? html`<p class="message"><strong>${run.error.code}.</strong> ${run.error.message}</p>` : ''}${pairs(
    [
      ['Status', statusBadge(status)],
      ['Start', moment(startedAt)],
      ['Duration', durationText((endedAt ?? premises.clock().getTime()) - startedAt)],
      ['Run ID', html`<code>${name}</code>`],
      ['Client tracking ID', html`<code>${run.clientTrackingId}</code>`],
    ],
  )}</section>`
}

const watching = ({ c }: FlowVisit, isHeld: boolean): Html =>
  isHeld
    ? html`<p class="pager soft">This page stands still. <a href="${c.req.path}">Follow the run</a></p>`
    : html`<p class="pager soft">This page looks again every ${refreshSeconds} seconds. <a href="${c.req.path}?hold">Hold it</a></p>`

function drawing(visit: FlowVisit, row: RunRow): Html {
  const { store, clock } = visit.premises
  const steps = withoutSecrets(store, row)
  const byKey = new Map(steps.map((step) => [stepKey(step.name, step.at), step]))
  const now = clock().getTime()
  const body = drawBody(workflowOf(store, row).actions, (action, at) => {
    const face = stepFace(action, byKey.get(stepKey(action.name, at)), now)
    const isLoop = action.type === 'Foreach' || action.type === 'Until'
    return isLoop ? { ...face, turn: turnOf(visit, action, at, steps) } : face
  })
  return html`<div class="drawing">${drawCard(triggerTitle(visit.flow), 'Request', triggerFace(row.run.trigger))}${body}</div>`
}

export const cancel = onOwnFlow(
  withRun((visit, { name }) => {
    const page = pathOf(visit.premises, visit.flow, `runs/${name}`)
    return cancelRun(visit.premises, name)
      ? doneAt(visit, page, 'The run is being cancelled.')
      : refusedAt(visit, page, 'The run had ended already.')
  }),
)

export const resubmit = onOwnFlow(
  withRun((visit, { name }) => {
    const { premises, flow } = visit
    const again = resubmitRun(premises, name)
    return again === undefined
      ? refusedAt(visit, pathOf(premises, flow, `runs/${name}`), 'The flow is off: turn it on to run it again.')
      : doneAt(
          visit,
          pathOf(premises, flow, `runs/${again}`),
          'The flow runs again with what its trigger had received.',
        )
  }),
)
