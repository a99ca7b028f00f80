import type { Locator, Page } from 'playwright-core'

const problem = {
  type: 'urn:countersign:problem:broken',
  title: 'Something went wrong.',
  status: 500,
  code: 'broken',
  requestId: 'request-42',
}

export type Breakdown = {
  /** Where the page says so. */
  note: Locator
  /** How often it has asked. */
  asked: () => number
  mend: () => Promise<void>
}

/** Something goes wrong in the server with every question to such an address, until it is mended. */
export async function breakDown(page: Page, address: string): Promise<Breakdown> {
  let asked = 0
  await page.route(address, (route) => {
    asked += 1
    return route.fulfill({ status: 500, json: problem })
  })
  const note = page.getByRole('alert').filter({ hasText: problem.requestId })
  return { note, asked: () => asked, mend: () => page.unroute(address) }
}
