import { type DirectoryObject, everybody, findPeople, removeManager, setManager } from '../../../directory/index.ts'
import { type Answer, card, doneAt, postForm, refusedAt, showConsole, type Visit } from '../../frame/index.ts'
import { picker } from '../picker.ts'
import { refusalText } from '../refusals.ts'
import { allUsers, nameOf, userPath } from './user.ts'

export function showManager(visit: Visit, user: DirectoryObject): Answer {
  const find = visit.c.req.query('find')?.trim() ?? ''
  const others = everybody(visit.premises.directory).filter(({ id }) => id !== user.id)
  const page = `${userPath(user)}/manager`
  return showConsole(visit, {
    title: 'Select a manager',
    trail: [allUsers, { text: nameOf(user), href: userPath(user) }],
    body: picker({
      page,
      find,
      found: find === '' ? others : findPeople(others, find),
      isSingle: true,
      form: (body) => card('Users', postForm(visit, { action: page, submit: 'Select', cancel: userPath(user), body })),
    }),
  })
}

export function changeManager(visit: Visit, user: DirectoryObject, form: URLSearchParams): Answer {
  const { directory } = visit.premises
  const id = form.get('id') ?? ''
  const outcome = setManager(directory, user.id, id)
  if (!outcome.ok) return refusedAt(visit, userPath(user), refusalText(directory, outcome.refusal, nameOf(user)))
  const manager = directory.latest().find(id)
  return doneAt(visit, userPath(user), `${nameOf(user)} reports to ${manager ? nameOf(manager) : id} now.`)
}

export function takeManager(visit: Visit, user: DirectoryObject): Answer {
  const { directory } = visit.premises
  const outcome = removeManager(directory, user.id)
  return outcome.ok
    ? doneAt(visit, userPath(user), `${nameOf(user)} reports to nobody now.`)
    : refusedAt(visit, userPath(user), `${nameOf(user)} has no manager.`)
}
