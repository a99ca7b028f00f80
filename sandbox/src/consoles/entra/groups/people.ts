// Who is in a group, and whose it is: two lists that are shown and changed alike.

import { html } from 'hono/html'
import {
  addMembers,
  addOwner,
  type Directory,
  type DirectoryObject,
  type Outcome,
  removeMember,
  removeOwner,
  text,
} from '../../../directory/index.ts'
import {
  type Answer,
  card,
  doneAt,
  emptyState,
  linkButton,
  menu,
  paged,
  postForm,
  refusedAt,
  showConsole,
  table,
  type Visit,
} from '../../frame/index.ts'
import { type Choice, picker } from '../picker.ts'
import { refusalText } from '../refusals.ts'
import { allGroups, groupPath, mayChangeGroup, nameOf, seesMembers, showGroupPage } from './group.ts'

export type Relation = {
  page: 'members' | 'owners'
  link: 'member' | 'owner'
  singular: string
  add: (directory: Directory, groupId: string, ids: readonly string[]) => Outcome<void>
  remove: (directory: Directory, groupId: string, id: string) => Outcome<void>
  kinds: readonly ('user' | 'group' | 'device' | 'servicePrincipal')[]
}

export const members: Relation = {
  page: 'members',
  link: 'member',
  singular: 'member',
  add: addMembers,
  remove: removeMember,
  kinds: ['user', 'group', 'device', 'servicePrincipal'],
}

/** One after the other: the directory takes owners singly. */
export const owners: Relation = {
  page: 'owners',
  link: 'owner',
  singular: 'owner',
  add: (directory, groupId, ids) =>
    ids
      .map((id) => addOwner(directory, groupId, id))
      .reduce((all, one) => (all.ok ? one : all), { ok: true, value: undefined } as Outcome<void>),
  remove: removeOwner,
  kinds: ['user', 'servicePrincipal'],
}

const kindText = {
  user: 'User',
  group: 'Group',
  device: 'Device',
  servicePrincipal: 'Service principal',
  directoryRole: 'Role',
  claimsMappingPolicy: 'Policy',
  application: 'Application',
} as const

const addressOf = (object: DirectoryObject): string =>
  text(object, 'userPrincipalName') ?? text(object, 'mail') ?? text(object, 'appId') ?? object.id

const linkTo = (object: DirectoryObject) =>
  object.kind === 'user' || object.kind === 'group'
    ? html`<a href="/entra/${object.kind}s/${object.id}">${nameOf(object)}</a>`
    : nameOf(object)

export const showRelation =
  ({ page, link, singular }: Relation) =>
  (visit: Visit, group: DirectoryObject): Answer => {
    const mayChange = mayChangeGroup(visit, group)
    if (page === 'members' && !seesMembers(visit, group))
      return showGroupPage(visit, group, page, {
        body: emptyState({
          title: 'The membership of this group is hidden',
          text: 'Whoever is in it knows who else is.',
        }),
      })
    const { shown, pager } = paged(visit, visit.premises.directory.latest().targets(group.id, link))
    return showGroupPage(visit, group, page, {
      ...(mayChange ? { commands: linkButton(`${groupPath(group, page)}/add`, `Add ${page}`, true) } : {}),
      body: html`${table({
        caption: page === 'members' ? 'Direct members' : 'Owners',
        columns: ['Name', 'Type', 'Address or ID', ...(mayChange ? [''] : [])],
        rows: shown.map((object) => [
          linkTo(object),
          kindText[object.kind],
          addressOf(object),
          ...(mayChange
            ? [
                menu(visit, {
                  id: `${singular}-${object.id}`,
                  label: nameOf(object),
                  items: [{ text: 'Remove', post: `${groupPath(group, page)}/${object.id}/remove` }],
                }),
              ]
            : []),
        ]),
        empty: { title: `No ${page}` },
      })}${pager}`,
    })
  }

export const showAdd =
  ({ page, link, kinds }: Relation) =>
  (visit: Visit, group: DirectoryObject): Answer => {
    const view = visit.premises.directory.latest()
    const find = visit.c.req.query('find')?.trim() ?? ''
    const wanted = find.toLowerCase().split(/\s+/)
    const found: Choice[] = kinds
      .flatMap((kind) => view.all(kind))
      .filter((object) => !view.isLinked(group.id, link, object.id))
      .map((object) => ({ id: object.id, displayName: nameOf(object), userPrincipalName: addressOf(object) }))
      .filter(({ displayName, userPrincipalName }) =>
        wanted.every((word) => `${displayName} ${userPrincipalName}`.toLowerCase().includes(word)),
      )
    const here = `${groupPath(group, page)}/add`
    return showConsole(visit, {
      title: `Add ${page}`,
      trail: [allGroups, { text: nameOf(group), href: groupPath(group) }],
      body: picker({
        page: here,
        find,
        found,
        form: (body) =>
          card(
            nameOf(group),
            postForm(visit, { action: here, submit: 'Select', cancel: groupPath(group, page), body }),
          ),
      }),
    })
  }

export const addOnes =
  ({ page, add }: Relation) =>
  (visit: Visit, group: DirectoryObject, form: URLSearchParams): Answer => {
    const { directory } = visit.premises
    const ids = form.getAll('id')
    if (ids.length === 0) return refusedAt(visit, `${groupPath(group, page)}/add`, 'Select at least one.')
    const outcome = add(directory, group.id, ids)
    const names = ids.flatMap((id) => directory.latest().find(id) ?? []).map(nameOf)
    return outcome.ok
      ? doneAt(visit, groupPath(group, page), `${names.join(', ')} ${names.length === 1 ? 'was' : 'were'} added.`)
      : refusedAt(visit, groupPath(group, page), refusalText(directory, outcome.refusal, nameOf(group)))
  }

export const removeOne =
  ({ page, remove }: Relation) =>
  (visit: Visit, group: DirectoryObject): Answer => {
    const { directory } = visit.premises
    const id = visit.c.req.param('other') ?? ''
    const object = directory.latest().find(id)
    const outcome = remove(directory, group.id, id)
    return outcome.ok
      ? doneAt(visit, groupPath(group, page), `${object ? nameOf(object) : id} was removed.`)
      : refusedAt(visit, groupPath(group, page), refusalText(directory, outcome.refusal, nameOf(group)))
  }
