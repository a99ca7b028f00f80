import { html } from 'hono/html'
import { addMachine, findMachine, turnMachine } from '../../dataverse/index.ts'
import { type Answer, doneAt, postForm, showConsole, showNothing, textField, type Visit } from '../frame/index.ts'
import { machinesPath, onMachines } from './showMachines.ts'

const turned = (isOnline: boolean) =>
  onMachines((visit): Answer => {
    const machine = findMachine(visit.premises.store, visit.c.req.param('machine') ?? '')
    if (!machine) return showNothing(visit, 'Machine', [{ text: 'Machines', href: machinesPath(visit) }])
    turnMachine(visit.premises, machine.id, isOnline)
    return doneAt(
      visit,
      machinesPath(visit),
      isOnline ? `${machine.name} is connected.` : `${machine.name} is disconnected. What was on it has failed.`,
    )
  })

export const connect = turned(true)
export const disconnect = turned(false)

export const showNewMachine = onMachines((visit) => show(visit, {}))

const show = (visit: Visit, { error }: { error?: string }): Answer =>
  showConsole(
    visit,
    {
      title: 'New machine',
      trail: [{ text: 'Machines', href: machinesPath(visit) }],
      lead: 'In the cloud the machine runtime registers a computer. Here it is enough to name one.',
      body: html`<section class="card">${postForm(visit, {
        action: `${machinesPath(visit)}/new`,
        body: html`${textField({ name: 'name', label: 'Machine name', isRequired: true, ...(error === undefined ? {} : { error }) })}
${textField({ name: 'description', label: 'Machine description' })}`,
        submit: 'Register',
        cancel: machinesPath(visit),
      })}</section>`,
    },
    error === undefined ? 200 : 400,
  )

export const registerMachine = onMachines((visit, form: URLSearchParams) => {
  const name = form.get('name')?.trim() ?? ''
  if (name === '') return show(visit, { error: 'A machine needs a name.' })
  addMachine(visit.premises, { name, description: form.get('description')?.trim() ?? '' })
  return doneAt(visit, machinesPath(visit), `${name} is registered and connected.`)
})
