// Runs test files within so many milliseconds each and prints the outcome: a test file can't run others itself.

import { runTests } from './nodeTests.ts'

const [fileMs, ...files] = process.argv.slice(2)
console.log(JSON.stringify(await runTests({ files, concurrency: 2, database: false, fileMs: Number(fileMs) })))
