// Runs test files within so many milliseconds each and prints the outcome: a test file can't run others itself.

import { runTests } from './nodeTests.ts'

const [fileMs, ...files] = process.argv.slice(2)
// Those named together, by a comma, share a process.
const processes = files.map((named) => named.split(','))
console.log(JSON.stringify(await runTests({ files: processes, database: false, fileMs: Number(fileMs) })))
