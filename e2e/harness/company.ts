// What tests of requests need beside pages: groups that one asks to join, and the way to ask.

import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { ask } from './ask.ts'
import { button, dialog, heading } from './pageParts.ts'
import type { World } from './world.ts'

export const row = (page: Page, name: string) => page.getByRole('table').getByRole('row', { name })
export const way = (page: Page) => page.getByRole('list', { name: 'Where the request is' })
/** Not only said to be what comes next. */
export const carriedOut = (page: Page) => way(page).getByText('In the identity store').waitFor()
export const happened = (page: Page) => page.getByRole('list', { name: 'What happened' })

/** The identity store of the company, and somebody who brings everything about in it: an administrator. */
export type Company = {
  grace: Page
  storeId: string
  idOf(kind: 'user' | 'group', name: string): Promise<string>
  change(page: Page, asked: object): Promise<unknown>
  /** A group that one asks to join: whoever owns it decides. */
  semiPrivate(name: string, owner: string): Promise<string>
  /** Asks in Self-Service to join it, as far as the page of the request. */
  askToJoin(page: Page, groupId: string, name: string): Promise<void>
}

type Found = { items: { id: string; name: string }[] }

export async function companyIn(world: World): Promise<Company> {
  const grace = await world.openAs('Grace Okafor', '/admin/stores')
  await grace.getByRole('row', { name: 'Alder Instruments' }).getByText('Ready').waitFor()
  const { items } = await ask<Found>(grace, 'GET', '/directories')
  const storeId = items[0]?.id ?? ''
  const idOf = async (kind: 'user' | 'group', name: string): Promise<string> => {
    const query = `kind=${kind}&search=${encodeURIComponent(name)}`
    const { items } = await ask<Found>(grace, 'GET', `/stores/${storeId}/objects?${query}`)
    const found = items.find((one) => one.name === name)
    assert.ok(found, `there is no ${kind} ${name}`)
    return found.id
  }
  const change = (page: Page, asked: object) =>
    ask(page, 'POST', `/stores/${storeId}/changes`, { change: asked, reason: '' })
  return {
    ...{ grace, storeId, idOf, change },
    semiPrivate: async (name, owner) => {
      const names = { displayName: name, mailNickname: name.toLowerCase().replaceAll(' ', '-') }
      const values = { ...names, groupType: 'security', securityType: 'semi-private' }
      const ownerIds = [await idOf('user', owner)]
      await change(grace, { kind: 'group.create', values, ownerIds, memberIds: [] })
      return idOf('group', name)
    },
    askToJoin: async (page, groupId, name) => {
      await page.goto(`/portal/directory/${storeId}/${groupId}`)
      await heading(page, name).waitFor()
      await button(page, 'Join').click()
      await button(dialog(page), 'Join').click()
      await heading(page, `Join group: ${name}`).waitFor()
    },
  }
}

/** Opens what waits for whoever looks. */
export async function openFromInbox(page: Page, title: string): Promise<void> {
  await page.goto('/portal/requests/inbox')
  await page.getByRole('link', { name: title }).click()
  await heading(page, title).waitFor()
}
