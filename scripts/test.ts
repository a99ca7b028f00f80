// `npm test`: everything that can be tried on one machine.

import { lint } from './checks/lint.ts'
import { runTests } from './checks/nodeTests.ts'
import { pagesBuild } from './checks/pages.ts'
import { isTest, sourceFiles } from './checks/sources.ts'
import { runStages } from './checks/stages.ts'
import { isEndToEnd, longestFirst, sharing } from './checks/testKinds.ts'
import { typeChecks } from './checks/types.ts'

const tests = sourceFiles().filter(isTest)
const endToEnd = longestFirst(tests.filter(isEndToEnd))
const others = longestFirst(tests.filter((file) => !isEndToEnd(file)))

const { failed } = await runStages([
  { name: 'Format, lint, types', checks: [lint, ...typeChecks(undefined)] },
  { name: 'Pages built', checks: [pagesBuild] },
  { name: 'Tests', checks: [() => runTests({ files: sharing(others), database: true })] },
  { name: 'End to end', checks: [() => runTests({ files: endToEnd, database: true })] },
])
process.exitCode = failed === 0 ? 0 : 1
