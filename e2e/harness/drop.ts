import type { Page } from 'playwright-core'

/** Brings files from outside of the browser and drops them on the page. */
export async function drop(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle((brought) => {
    const transfer = new DataTransfer()
    for (const { name, text } of brought) transfer.items.add(new File([text], name))
    return transfer
  }, files)
  for (const event of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', event, { dataTransfer })
}
