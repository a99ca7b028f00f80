// "Machines": the computers on which desktop flows run, and what they are at.

import { html } from 'hono/html'
import { depthOf, listSessions, type Machine, machines, statusNames } from '../../dataverse/index.ts'
import {
  type Answer,
  badge,
  type Cell,
  environmentPath,
  linkButton,
  type MenuItem,
  menu,
  moment,
  showConsole,
  table,
  type Visit,
} from '../frame/index.ts'
import { asMember, type MemberVisit } from '../members/index.ts'

export const machinesPath = (visit: Visit): string => `${environmentPath(visit)}/machines`

/** Whoever may see machines may look after them. */
export const onMachines = <Rest extends unknown[]>(go: (visit: MemberVisit, ...rest: Rest) => Answer) =>
  asMember<Rest>((visit, ...rest) =>
    depthOf(visit.member, 'prvReadflowmachine')
      ? go(visit, ...rest)
      : showConsole(
          visit,
          {
            title: 'Machines',
            lead: `${visit.person.displayName} lacks the privilege to see machines. The roles System Administrator and Environment Maker have it.`,
            body: html``,
          },
          403,
        ),
  )

export const showMachines = onMachines((visit): Answer => {
  const { store } = visit.premises
  const underWay = listSessions(store, undefined, 10_000).filter(({ status }) => status === 2 || status === 3)
  return showConsole(visit, {
    title: 'Machines',
    lead: 'A machine does one desktop flow run at a time. One that is disconnected fails what is meant for it.',
    commands: linkButton(`${machinesPath(visit)}/new`, 'New machine', true),
    body: table({
      caption: 'Machines',
      columns: ['Machine name', 'Status', 'Running', 'Queued', 'Registered', ''],
      rows: machines(store).map((machine) => row(visit, machine, underWay)),
      empty: { title: 'There are no machines', text: 'Register one by “New machine”.' },
    }),
    ...(underWay.length > 0 ? { refreshSeconds: 10 } : {}),
  })
})

function row(visit: Visit, machine: Machine, underWay: readonly { machineId: string; status: number }[]): Cell[] {
  const count = (name: string): string =>
    String(
      underWay.filter(
        ({ machineId, status }) => machineId === machine.id && statusNames[status as keyof typeof statusNames] === name,
      ).length,
    )
  return [
    html`${machine.name}${machine.description === '' ? '' : html`<span class="beneath">${machine.description}</span>`}`,
    machine.isOnline ? badge('good', 'Connected') : badge('idle', 'Disconnected'),
    count('Running'),
    count('Waiting'),
    moment(machine.createdAt),
    menu(visit, { id: `more-${machine.id}`, label: machine.name, items: [turn(visit, machine)] }),
  ]
}

const turn = (visit: Visit, { id, isOnline }: Machine): MenuItem => ({
  text: isOnline ? 'Disconnect' : 'Connect',
  post: `${machinesPath(visit)}/${id}/${isOnline ? 'disconnect' : 'connect'}`,
})
