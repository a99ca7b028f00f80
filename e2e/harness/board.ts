// How a person draws in the modeler, by mouse and by keys.

import type { Locator, Page } from 'playwright-core'
import { eventually, focused } from './eventually.ts'

export const canvasOf = (page: Page): Locator => page.locator('.djs-container > svg')
export const shape = (page: Page, id: string): Locator => page.locator(`.djs-shape[data-element-id="${id}"]`)
export const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Properties' })

/** A new diagram, whose start event has the id `start`. */
export async function beginDiagram(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Draw' }).click()
  await shape(page, 'start').waitFor()
}

/** Selects by a click, and waits for what opens beside it. */
export async function select(page: Page, id: string): Promise<void> {
  await shape(page, id).click()
  await page.locator(`.djs-shape.selected[data-element-id="${id}"]`).waitFor()
  await page.locator('.djs-context-pad.open').waitFor()
}

/** Chooses from an open menu by a part of the entry's name, typed into its search: a short menu has none. */
export async function choose(page: Page, words: string): Promise<void> {
  const menu = page.locator('.djs-popup')
  await focused(menu.getByRole('combobox'))
  await page.keyboard.type(words)
  await menu.locator('.entry.selected', { hasText: words }).waitFor()
  await page.keyboard.press('Enter')
  await menu.waitFor({ state: 'detached' })
}

/** The keys are the drawing’s: a menu that has closed gives them back a moment later. */
export const untilKeysDraw = (page: Page): Promise<void> => focused(canvasOf(page))

/** Appends to what is selected, by keys: the menu opens at once only where what is beside the element is open. */
export async function append(page: Page, kind: string, name: string): Promise<string> {
  await page.locator('.djs-context-pad.open').waitFor()
  await untilKeysDraw(page)
  await page.keyboard.press('a')
  await choose(page, kind)
  return nameIt(page, name)
}

/** The same with the mouse alone, but for the name. */
export async function appendByMouse(page: Page, kind: string, name: string): Promise<string> {
  await page.locator('.djs-context-pad.open').getByTitle('Append element').click()
  await page.locator('.djs-popup .entry', { hasText: kind }).first().click()
  return nameIt(page, name)
}

/** What was just drawn asks for its name; answers its id. */
async function nameIt(page: Page, name: string): Promise<string> {
  const field = page.locator('.djs-direct-editing-content')
  await focused(field)
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await field.waitFor({ state: 'detached' })
  await page.locator('.djs-context-pad.open').waitFor()
  const id = await page.locator('.djs-shape.selected').first().getAttribute('data-element-id')
  if (!id) throw new Error(`“${name}” is not selected`)
  return id
}

/** Opens a group of the properties panel, which remembers for each kind of element what was open. */
export async function openGroup(page: Page, title: string): Promise<void> {
  const header = panelOf(page).locator('.bio-properties-panel-group-header').filter({ hasText: title }).first()
  await header.waitFor()
  // What is checked meanwhile moves the panel: a click may go beside it.
  await eventually(async () => {
    const isOpen = await header.evaluate(({ classList }) => classList.contains('open'))
    if (!isOpen) await header.getByRole('button', { name: 'Toggle section' }).click()
    await header.and(page.locator('.open')).waitFor({ timeout: 500 })
  })
}

/** Writes an expression into the field of that name; the editor has the `=` in front of it already. */
export async function writeExpression(page: Page, label: string, expression: string): Promise<void> {
  await panelOf(page).getByRole('textbox', { name: label }).click()
  await focused(panelOf(page).getByRole('textbox', { name: label }))
  await page.keyboard.type(expression)
  await page.keyboard.press('Escape') // what it proposes
}

/** What the page says of the drawing now. */
export const verdict = (page: Page, words: string | RegExp): Locator => page.getByRole('status').getByText(words)

/** Deploys what lies on the board, and answers the address of what it has become. */
export async function deploy(page: Page, becomes: RegExp): Promise<string> {
  const before = page.url()
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  const question = page.getByRole('alertdialog', { name: 'Deploy this diagram?' })
  await question.getByText(becomes).waitFor()
  await question.getByRole('button', { name: 'Deploy' }).click()
  const told = page.getByRole('dialog', { name: 'Deployed' })
  await told.waitFor()
  await told.getByRole('button', { name: 'Go on drawing' }).click()
  await page.waitForURL(({ href }) => href !== before && href.includes('version='))
  return page.url()
}

/** The field of that name in the properties panel. */
export const field = (page: Page, label: string): Locator =>
  panelOf(page).getByRole('textbox', { name: label, exact: true })
