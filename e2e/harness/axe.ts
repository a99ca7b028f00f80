import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

// As it is meant for pages. The builder would bring the one meant for readers, twice as long, and twice at every look:
// reading it took as long as looking.
const builder = createRequire(import.meta.url).resolve('@axe-core/playwright')
const axe = readFileSync(createRequire(builder).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Nothing that keeps somebody from using the page, once it is at rest: serious and critical findings fail, with where
 * they are. A dialog or a toast that comes or goes meanwhile may be told wrongly for a moment.
 */
export async function assertAccessible(page: Page): Promise<void> {
  for (const until = performance.now() + restMs; ; )
    try {
      return await assertAccessibleNow(page)
    } catch (wrong) {
      if (!(wrong instanceof assert.AssertionError) || performance.now() > until) throw wrong
    }
}

const restMs = 1_500 // shorter than a toast is there: what is wrong with it must not be waited out

async function assertAccessibleNow(page: Page): Promise<void> {
  await page.waitForLoadState() // a click that leads to another page has led there, and no more
  await page.evaluate(comeToRest) // what is still fading in has hardly any contrast
  await page.waitForFunction(isTold)
  const isAlone = page.frames().length === 1
  if (isAlone) await bringAxe(page)
  const { violations } = await new AxeBuilder({ page, axeSource: isAlone ? nothing : axe })
    // Tabster's guards are focus traps of its own that no assistive technology meets.
    .exclude('[data-tabster-dummy]')
    // A frame in which nothing runs answers nobody, and what somebody else has written is not ours to mend.
    .exclude('iframe[sandbox]')
    // What was in order is counted, not described.
    .options({ resultTypes: ['violations'] })
    // Without frames it can be done in the page itself; else a second page is opened each time.
    .setLegacyMode(isAlone)
    .analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const told = grave.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${help}\n    ${html}\n    ${failureSummary}`),
  )
  assert.deepEqual(told, [], `${page.url()} can’t be used by everybody:\n${told.join('\n')}`)
}

const nothing = 'undefined' // an empty text would be taken for none given

/** A page that was looked at before has it. */
async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
}

/** Not what lasts: a spinner turns for ever, and a toast counts its time by an animation. */
async function comeToRest(): Promise<void> {
  const brief = document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().endTime) <= 1_000)
  await Promise.allSettled(brief.map(({ finished }) => finished))
}

/**
 * What a dialog hides from whoever reads by ear is told again a quarter of a second after it has closed, and the next
 * one as late. Until then there is little to look at, and what is pressed meets what was there before.
 */
function isTold(): boolean {
  const open = [...document.querySelectorAll('[aria-modal="true"]')].at(-1)
  return !(open ?? document.getElementById('root'))?.closest('[aria-hidden="true"]')
}
