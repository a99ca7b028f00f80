// One run: what went in, where it is, and, as long as it has not ended, the desktop to be played.

import { html } from 'hono/html'
import { attemptsOf, findMachine, findUser, isUnderWay } from '../../../dataverse/index.ts'
import type { Html } from '../../../pages/index.ts'
import { type Answer, badge, type Cell, card, json, moment, pairs, showConsole, table } from '../../frame/index.ts'
import { nothingSent, type OutputsForm } from '../outputs.ts'
import { lastedText, modeText, shortId, statusBadge } from '../words.ts'
import { desktop, desktopStyle } from './desktop.ts'
import { onRun, type RunVisit } from './runAt.ts'
import { runsPath } from './runTable.ts'

export const showRun = onRun((visit) => showRunWith(visit, nothingSent))

export const showRunWith = (visit: RunVisit, form: OutputsForm): Answer => {
  const { session, flow } = visit
  return showConsole(
    visit,
    {
      title: `${flow.name}: run ${shortId(session.id)}`,
      trail: [{ text: 'Desktop flow runs', href: runsPath(visit) }],
      style: desktopStyle,
      body: html`${card('Details', pairs([...details(visit)]))}
${card('Inputs', session.inputs === null ? html`<p class="soft">None were given.</p>` : json(session.inputs))}
${isUnderWay(session) ? desktop(visit, form) : card('Outputs', session.outputs === null ? html`<p class="soft">There are none.</p>` : json(session.outputs))}
${session.callbackUrl === null ? '' : callback(visit, session.callbackUrl)}`,
    },
    Object.keys(form.errors).length === 0 ? 200 : 400,
  )
}

function* details({ premises, session }: RunVisit): Generator<readonly [string, Cell]> {
  const { store } = premises
  yield ['Status', statusBadge(session)]
  if (session.errorCode !== null)
    yield ['Error', html`<code>${session.errorCode}</code><br>${session.errorMessage ?? ''}`]
  yield ['Run mode', `${modeText(session)}, priority ${session.priority}`]
  yield ['Machine', findMachine(store, session.machineId)?.name ?? session.machineId]
  yield ['Connection', html`<code>${session.connectionName}</code>`]
  yield [
    'Requested',
    html`${moment(session.requestedAt)} by ${findUser(premises, session.userId)?.name ?? session.userId}`,
  ]
  yield ['Started', session.startedAt === null ? 'Not yet' : moment(session.startedAt)]
  yield [
    isUnderWay(session) ? 'Times out' : 'Ended',
    session.completedAt === null ? moment(session.timesOutAt) : moment(session.completedAt),
  ]
  yield ['Duration', lastedText(session, premises.clock().getTime())]
  yield ['Flow session ID', html`<code>${session.id}</code>`]
}

const callback = ({ premises, session }: RunVisit, url: string): Html =>
  card(
    'Callback',
    html`<p><code>${url}</code></p>${table({
      caption: 'Attempts',
      columns: ['Called', 'Answer'],
      rows: attemptsOf(premises.store, session.id).map(({ at, outcome }) => [
        moment(at),
        badge(/^HTTP 2/.test(outcome) ? 'good' : 'bad', outcome),
      ]),
      empty: {
        title: isUnderWay(session) ? 'It is called when the run has ended' : 'It is about to be called',
      },
    })}`,
  )
