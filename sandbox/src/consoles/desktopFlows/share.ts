// Sharing: as a user, who may only begin runs, or as a co-owner.

import { html } from 'hono/html'
import { dataverseUsers, findUser, putShare, removeShare, setPublished } from '../../dataverse/index.ts'
import { type Answer, choiceField, doneAt, postForm, refusedAt, selectField, showConsole } from '../frame/index.ts'
import { flowsPath, onOwnFlow, pathTo, trailTo } from './flowAt.ts'

export const showShare = onOwnFlow((visit): Answer => {
  const { premises, flow } = visit
  const others = dataverseUsers(premises).filter(({ id }) => id !== flow.ownerId)
  return showConsole(visit, {
    title: 'Share',
    trail: trailTo(visit),
    lead: 'With members of the environment, people and application users alike.',
    body: html`<section class="card">${postForm(visit, {
      action: pathTo(visit, flow, 'share'),
      body: html`${selectField({
        name: 'user',
        label: 'Share with',
        options: others.map(({ id, name, applicationId }) => ({
          value: id,
          text: applicationId === null ? name : `${name} (application user)`,
        })),
      })}
${choiceField({
  name: 'access',
  label: 'As',
  value: 'co-owner',
  options: [
    { value: 'co-owner', text: 'Co-owner: begins, sees and stops runs' },
    { value: 'user', text: 'User: begins runs, and can neither see nor stop them' },
  ],
})}`,
      submit: 'Save',
      cancel: pathTo(visit, flow, 'details'),
    })}</section>`,
  })
})

export const share = onOwnFlow((visit, form: URLSearchParams) => {
  const { premises, flow } = visit
  const user = findUser(premises, form.get('user') ?? '')
  const access = form.get('access') === 'user' ? 'user' : 'co-owner'
  if (!user || user.id === flow.ownerId) return refusedAt(visit, pathTo(visit, flow, 'share'), 'Choose somebody.')
  putShare(premises.store, flow.id, { userId: user.id, access })
  return doneAt(
    visit,
    pathTo(visit, flow, 'details'),
    `${user.name} is ${access === 'user' ? 'a user' : 'a co-owner'} of “${flow.name}”.`,
  )
})

export const unshare = onOwnFlow((visit, form: URLSearchParams) => {
  const { premises, flow } = visit
  removeShare(premises.store, flow.id, form.get('user') ?? '')
  return doneAt(visit, pathTo(visit, flow, 'details'), 'They have no access any more.')
})

const published = (isPublished: boolean) =>
  onOwnFlow((visit): Answer => {
    const { premises, flow } = visit
    setPublished(premises.store, flow.id, isPublished, premises.clock().getTime())
    return doneAt(
      visit,
      flowsPath(visit),
      `“${flow.name}” is ${isPublished ? 'published' : 'a draft: lists leave it out'}.`,
    )
  })

export const publish = published(true)
export const unpublish = published(false)
