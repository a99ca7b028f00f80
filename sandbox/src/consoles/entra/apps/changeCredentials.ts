import { day } from '../../../clock.ts'
import {
  type AppRegistration,
  newClientSecret,
  removeCertificate,
  removeSecret,
  uploadCertificate,
} from '../../../entra/index.ts'
import { type Answer, doneAt, refusedAt, showConfirm, showNothing, type Visit } from '../../frame/index.ts'
import { pathOf, trailTo, viewOf } from './app.ts'
import { secretLives } from './credentials.ts'
import { leaveSecret } from './freshSecret.ts'

export function addSecret(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  const { c, premises } = visit
  const back = pathOf(app, 'credentials')
  const life = secretLives.find(({ value }) => value === form.get('days'))
  if (!life) return refusedAt(visit, back, 'A secret lives as long as one of the choices says.')
  const endsAt = new Date(premises.clock().getTime() + Number(life.value) * day)
  leaveSecret(c, premises.url, newClientSecret(premises, app, form.get('description')?.trim() ?? '', endsAt))
  return doneAt(visit, back, 'The client secret was created.')
}

export function addCertificate(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  const back = pathOf(app, 'credentials')
  const description = form.get('certificateDescription')?.trim() ?? ''
  const done = uploadCertificate(visit.premises, app, form.get('certificate') ?? '', description)
  return done.ok ? doneAt(visit, back, 'The certificate was added.') : refusedAt(visit, back, done.reason)
}

const kinds = {
  secrets: {
    what: 'client secret',
    consequence: 'Whoever uses it is refused from then on (AADSTS7000215).',
    remove: removeSecret,
  },
  certificates: {
    what: 'certificate',
    consequence: 'What is signed with its key proves nothing from then on (AADSTS700027).',
    remove: removeCertificate,
  },
} as const

type Kind = keyof typeof kinds

export const confirmDeletion =
  (kind: Kind) =>
  (visit: Visit, app: AppRegistration): Answer => {
    const { what, consequence } = kinds[kind]
    const id = visit.c.req.param('id') ?? ''
    const found = viewOf(visit, app)[kind].find((one) => one.id === id)
    const trail = trailTo(app, 'credentials')
    if (!found) return showNothing(visit, `The ${what}`, trail)
    return showConfirm(visit, {
      title: `Delete the ${what} ${found.description === '' ? id : `“${found.description}”`}?`,
      trail,
      text: consequence,
      action: `${pathOf(app, 'credentials')}/${kind}/${id}/delete`,
      submit: 'Delete',
      back: pathOf(app, 'credentials'),
    })
  }

export const deleteOne =
  (kind: Kind) =>
  (visit: Visit, app: AppRegistration): Answer => {
    const { what, remove } = kinds[kind]
    const isGone = remove(visit.premises.store, app.clientId, visit.c.req.param('id') ?? '')
    const back = pathOf(app, 'credentials')
    return isGone
      ? doneAt(visit, back, `The ${what} was deleted.`)
      : refusedAt(visit, back, `There is no such ${what} any more.`)
  }
