import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Nothing that keeps somebody from using the page: serious and critical findings fail, with where they are. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.waitForLoadState() // a click that leads to another page has led there, and no more
  await page.evaluate(comeToRest) // what is still fading in has hardly any contrast
  const { violations } = await new AxeBuilder({ page })
    // Tabster's guards are focus traps of its own that no assistive technology meets.
    .exclude('[data-tabster-dummy]')
    // A frame in which nothing runs answers nobody, and what somebody else has written is not ours to mend.
    .exclude('iframe[sandbox]')
    // What was in order is counted, not described.
    .options({ resultTypes: ['violations'] })
    // Without frames it can be done in the page itself; else a second page is opened each time.
    .setLegacyMode(page.frames().length === 1)
    .analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const told = grave.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${help}\n    ${html}\n    ${failureSummary}`),
  )
  assert.deepEqual(told, [], `${page.url()} can’t be used by everybody:\n${told.join('\n')}`)
}

/** Not what lasts: a spinner turns for ever, and a toast counts its time by an animation. */
async function comeToRest(): Promise<void> {
  const brief = document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().endTime) <= 1_000)
  await Promise.allSettled(brief.map(({ finished }) => finished))
}
