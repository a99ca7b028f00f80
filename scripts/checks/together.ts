// Test files that share a process, which is begun once and reads once what they all need. Each is a suite, so that what
// it does before and after its tests it does for its own.

import { describe } from 'node:test'
import { pathToFileURL } from 'node:url'

for (const file of process.argv.slice(2)) describe(file, () => import(pathToFileURL(file).href))
