// Runs the test files that are named and prints the outcome: a test file can't run others itself.

import { runTests } from './nodeTests.ts'

const files = process.argv.slice(2)
console.log(JSON.stringify(await runTests({ files, concurrency: 2, database: false })))
process.exit()
