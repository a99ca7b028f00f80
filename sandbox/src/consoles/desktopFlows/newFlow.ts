// "New desktop flow": a name, and what goes in and out.

import { html } from 'hono/html'
import {
  createDesktopFlow,
  type FlowVariable,
  type FlowVariables,
  type VariableType,
  variableTypes,
} from '../../dataverse/index.ts'
import { type Answer, doneAt, postForm, showConsole, textArea, textField } from '../frame/index.ts'
import { asMember, type MemberVisit } from '../members/index.ts'
import { flowsPath, listTrail, pathTo } from './flowAt.ts'

type Draft = { name: string; description: string; inputs: string; outputs: string }

type Errors = Partial<Record<keyof Draft, string>>

const examples = { inputs: 'InvoiceId string Number of the invoice\nAmount number', outputs: 'Receipt string' }

export const showNewFlow = asMember((visit) => show(visit, { name: '', description: '', ...examples }, {}))

const show = (visit: MemberVisit, draft: Draft, errors: Errors): Answer =>
  showConsole(
    visit,
    {
      title: 'New desktop flow',
      trail: listTrail(visit),
      lead: 'In the cloud a desktop flow is recorded in Power Automate for desktop. Here it is a name, and what goes in and out.',
      body: html`<section class="card">${postForm(visit, {
        action: `${flowsPath(visit)}/new`,
        body: html`${textField({ name: 'name', label: 'Flow name', value: draft.name, isRequired: true, error: errors.name })}
${textField({ name: 'description', label: 'Description', value: draft.description })}
${textArea({ name: 'inputs', label: 'Input variables', value: draft.inputs, hint, error: errors.inputs })}
${textArea({ name: 'outputs', label: 'Output variables', value: draft.outputs, hint, error: errors.outputs })}`,
        submit: 'Create',
        cancel: flowsPath(visit),
      })}</section>`,
    },
    Object.keys(errors).length === 0 ? 200 : 400,
  )

const hint = `One in a line: its name, its type (${variableTypes.join(', ')}), and a description.`

export const createFlow = asMember((visit, form: URLSearchParams) => {
  const given = (name: string): string => form.get(name)?.trim() ?? ''
  const draft = {
    name: given('name'),
    description: given('description'),
    inputs: given('inputs'),
    outputs: given('outputs'),
  }
  const [inputs, outputs] = [readVariables(draft.inputs), readVariables(draft.outputs)]
  const errors: Errors = {
    ...(draft.name === '' ? { name: 'A flow needs a name.' } : {}),
    ...(typeof inputs === 'string' ? { inputs } : {}),
    ...(typeof outputs === 'string' ? { outputs } : {}),
  }
  if (Object.keys(errors).length > 0 || typeof inputs === 'string' || typeof outputs === 'string')
    return show(visit, draft, errors)
  const { name, description } = draft
  const flow = createDesktopFlow(visit.premises, { name, description, ownerId: visit.member.id, inputs, outputs })
  return doneAt(visit, pathTo(visit, flow, 'details'), 'The flow is there. Share it with whoever is to run it.')
})

/** The variables, or what is wrong with the first line that is none. */
function readVariables(text: string): FlowVariables | string {
  const variables: FlowVariable[] = []
  for (const line of text.split('\n').flatMap((one) => one.trim() || [])) {
    const [, name = '', type = '', description = ''] = /^(\w+)\s+(\w+)\s*(.*)$/.exec(line) ?? []
    if (!isType(type)) return `“${line}” does not say which type it is.`
    if (variables.some((one) => one.name === name)) return `There are two called ${name}.`
    variables.push({ name, type, description, initial: '' })
  }
  return variables
}

const isType = (text: string): text is VariableType => (variableTypes as readonly string[]).includes(text)
