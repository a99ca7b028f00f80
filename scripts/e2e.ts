// `npm run e2e`: the pages in a real browser; names of files after `--` narrow it down.

import { runTests } from './checks/nodeTests.ts'
import { pagesBuild } from './checks/pages.ts'
import { isTest, sourceFiles } from './checks/sources.ts'
import { runStages } from './checks/stages.ts'
import { isEndToEnd, longestFirst } from './checks/testKinds.ts'

const asked = process.argv.slice(2)
const files = sourceFiles()
  .filter((file) => isTest(file) && isEndToEnd(file))
  .filter((file) => asked.length === 0 || asked.some((name) => file.includes(name)))

const { failed } = await runStages([
  { name: 'Pages built', checks: [pagesBuild] },
  { name: 'End to end', checks: [() => runTests({ files: longestFirst(files), database: true })] },
])
process.exitCode = failed === 0 ? 0 : 1
