// "Answer by itself": for whoever does not want to play the desktop for each run.

import { html } from 'hono/html'
import { letAnswer } from '../../dataverse/index.ts'
import { type Answer, doneAt, postButton, postForm, showConsole, textField } from '../frame/index.ts'
import { type FlowVisit, onOwnFlow, pathTo, trailTo } from './flowAt.ts'
import { nothingSent, type OutputsForm, outputFields, readOutputs } from './outputs.ts'

export const showAnswer = onOwnFlow((visit) => {
  const { answer, outputs } = visit.flow
  const known = outputs.flatMap(({ name, type }) => {
    const value = answer?.outputs[name]
    return value === undefined ? [] : [[`output-${name}`, type === 'string' ? String(value) : JSON.stringify(value)]]
  })
  return show(visit, String(answer?.afterSeconds ?? 30), { ...nothingSent, values: Object.fromEntries(known) })
})

const show = (visit: FlowVisit, seconds: string, form: OutputsForm, error?: string): Answer =>
  showConsole(
    visit,
    {
      title: 'Answer by itself',
      trail: trailTo(visit),
      lead: 'In the cloud a robot does the work. Here each run waits until somebody plays the desktop, unless the flow is told to succeed by itself.',
      ...(visit.flow.answer === null
        ? {}
        : {
            commands: postButton(visit, {
              action: pathTo(visit, visit.flow, 'stop-answering'),
              text: 'Stop answering',
            }),
          }),
      body: html`<section class="card">${postForm(visit, {
        action: pathTo(visit, visit.flow, 'answer'),
        body: html`${textField({
          name: 'seconds',
          label: 'Seconds after the run began',
          type: 'number',
          value: seconds,
          isRequired: true,
          hint: 'By the sandbox’s clock',
          ...(error === undefined ? {} : { error }),
        })}${outputFields(visit.flow.outputs, form)}`,
        submit: 'Save',
        cancel: pathTo(visit, visit.flow, 'details'),
      })}</section>`,
    },
    error === undefined && Object.keys(form.errors).length === 0 ? 200 : 400,
  )

export const saveAnswer = onOwnFlow((visit, form: URLSearchParams) => {
  const { premises, flow } = visit
  const text = form.get('seconds') ?? ''
  const reading = readOutputs(flow.outputs, form)
  const sent = reading.ok ? { ...nothingSent, values: Object.fromEntries(form) } : reading.form
  if (!/^\d{1,6}$/.test(text)) return show(visit, text, sent, 'A whole number of seconds is needed.')
  if (!reading.ok) return show(visit, text, sent)
  letAnswer(premises, flow.id, { afterSeconds: Number(text), outputs: reading.outputs })
  return doneAt(
    visit,
    pathTo(visit, flow, 'details'),
    `Runs succeed by themselves, ${Number(text)} s after they began.`,
  )
})

export const stopAnswering = onOwnFlow((visit) => {
  letAnswer(visit.premises, visit.flow.id, null)
  return doneAt(visit, pathTo(visit, visit.flow, 'details'), 'Somebody plays the desktop again.')
})
