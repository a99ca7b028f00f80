// A process with a browser that does not end by itself.

import { launchBrowser } from './browser.ts'

await launchBrowser()
process.send?.('open')
