import type { Page } from 'playwright-core'
import { ask } from './ask.ts'

type Named = { id: string; name: string }

export async function storeNamed(page: Page, name: string): Promise<string> {
  const { items } = await ask<{ items: Named[] }>(page, 'GET', '/directories')
  const found = items.find((one) => one.name === name)
  if (!found) throw new Error(`There is no identity store “${name}”`)
  return found.id
}

/** A workflow of one's own, which asks this person; how one is made by the pages is tried by `workflows.test.ts`. */
export async function makeCreateUserWorkflow(page: Page, storeId: string, approver: string): Promise<void> {
  const { items } = await ask<{ items: Named[] }>(
    page,
    'GET',
    `/stores/${storeId}/objects?${new URLSearchParams({ kind: 'user', search: approver })}`,
  )
  const person = items.find(({ name }) => name === approver)
  if (!person) throw new Error(`There is no ${approver} in the identity store`)
  const people = [{ id: person.id, kind: 'user', name: person.name }]
  await ask(page, 'POST', `/stores/${storeId}/workflows`, {
    name: 'Create User',
    description: 'A new user is approved by the head of the department.',
    event: 'create',
    objects: ['user'],
    approvers: [{ kind: 'people', people }],
  })
}
