// A flow out of a definition: what an export of Power Automate holds, or Countersign writes.

import { html } from 'hono/html'
import {
  connectionsNamedIn,
  createFlow,
  flowFault,
  isObject,
  type JsonObject,
  parsedOrNothing,
} from '../../automate/index.ts'
import {
  type Answer,
  doneAt,
  inEnvironment,
  postForm,
  showConsole,
  textArea,
  textField,
  type Visit,
} from '../frame/index.ts'
import { flowsPath, pathOf } from './flowAt.ts'

type Draft = { name: string; definition: string; nameError?: string; definitionError?: string }

export const showNewFlow = inEnvironment((visit) => show(visit, { name: '', definition: '' }))

const show = (visit: Visit, draft: Draft): Answer => {
  const isWrong = draft.nameError !== undefined || draft.definitionError !== undefined
  return showConsole(
    visit,
    {
      title: 'New flow',
      trail: [{ text: 'My flows', href: flowsPath(visit) }],
      lead: 'Import a definition in the workflow definition language: triggers and actions as JSON. What the sandbox does not play is told when it is saved or run.',
      body: html`<section class="card">${postForm(visit, {
        action: `${flowsPath(visit)}/new`,
        body: html`${textField({ name: 'name', label: 'Flow name', value: draft.name, isRequired: true, error: draft.nameError })}
${textArea({
  name: 'definition',
  label: 'Definition',
  value: draft.definition,
  rows: 16,
  isCode: true,
  isRequired: true,
  hint: 'The definition itself, or what holds it under “properties.definition”, as client data and exports do.',
  error: draft.definitionError,
})}`,
        submit: 'Create',
        cancel: flowsPath(visit),
      })}</section>`,
    },
    isWrong ? 400 : 200,
  )
}

export const createFromDefinition = inEnvironment((visit, form: URLSearchParams) => {
  const { premises, person } = visit
  const draft = { name: form.get('name')?.trim() ?? '', definition: form.get('definition') ?? '' }
  if (draft.name === '') return show(visit, { ...draft, nameError: 'A flow needs a name.' })
  const definition = definitionIn(draft.definition)
  if (!definition)
    return show(visit, { ...draft, definitionError: 'This is not JSON with triggers and actions in it.' })
  const made = createFlow(premises, {
    displayName: draft.name,
    creatorId: person.id,
    definition,
    connections: connectionsNamedIn(definition),
  })
  if (!made.ok) return show(visit, { ...draft, definitionError: flowFault(made.refusal).message })
  return doneAt(visit, pathOf(premises, made.value, 'edit'), 'The flow is there, and off. Check it, and turn it on.')
})

function definitionIn(text: string): JsonObject | undefined {
  const json = parsedOrNothing(text)
  if (!isObject(json)) return undefined
  const { properties } = json
  const inside = isObject(properties) ? properties.definition : json.definition
  const definition = isObject(inside) ? inside : json
  return isObject(definition.triggers) ? definition : undefined
}
