// What people do in the builder of action flows, by the words of its pages.

import type { Locator, Page } from 'playwright-core'
import { button } from './pageParts.ts'

export const sidebar = (page: Page, name: string): Locator => page.getByRole('complementary', { name })

export async function createFlow(page: Page, name: string, description = ''): Promise<void> {
  await button(page, 'Create an action flow').first().click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel(/^Name/).fill(name)
  await dialog.getByLabel(/^Description/).fill(description)
  await button(page, 'Create').click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await sidebar(page, 'Trigger').waitFor()
}

/** A field of the button's form, the trigger's form being open. */
export async function addField(page: Page, number: number, label: string, choices: readonly string[] = []) {
  await button(page, 'Add a field').click()
  await page.getByLabel(`Label of field ${number}`).fill(label)
  if (choices.length > 0) await page.getByLabel(`Choices of field ${number}`).fill(choices.join('\n'))
}

/** In the step sidebar. */
export const openSystem = (page: Page, system: RegExp): Promise<void> =>
  page.getByRole('region', { name: 'External actions' }).getByRole('button', { name: system }).click()

/** By the plus button at this place; without a system, one of the flow's own steps. */
export async function addStep(page: Page, where: string, system: RegExp | null, step: RegExp): Promise<void> {
  await button(page, `Add a step ${where}`).click()
  if (system) await openSystem(page, system)
  await page.getByRole('complementary').getByRole('button', { name: step }).click()
}

/** `from`: the step that gives it, where several give something of that name. */
export async function insertOutput(page: Page, field: string, output: string, from?: string): Promise<void> {
  await button(page, `Insert an output into ${field}`).click()
  const within = from === undefined ? page : page.getByRole('group', { name: from })
  await within.getByRole('menuitem', { name: output, exact: true }).click()
  await page.getByRole('menu').waitFor({ state: 'detached' })
}

export async function saveDraft(page: Page): Promise<void> {
  await button(page, 'Save draft').click()
  await button(page, 'Saved').waitFor()
}

export const runEnds = (page: Page, state: 'Done' | 'Failed' | 'Cancelled'): Promise<void> =>
  page.getByRole('region', { name: 'How it goes' }).getByText(state, { exact: true }).waitFor()

/** Opens what went into a step of a run and what came out. */
export async function stepOfRun(page: Page, name: string): Promise<Locator> {
  const steps = page.getByRole('region', { name: 'Steps' })
  const named = page.getByRole('button', { name: new RegExp(`^${name}`) })
  const head = steps.locator(named)
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click()
  return steps.locator('.fui-AccordionItem', { has: named })
}
