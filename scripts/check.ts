// `npm run check`: what can be said in seconds about what changed; `npm run check -- --all` about everything.

import { importsOf, needs } from './checks/imports.ts'
import { lint } from './checks/lint.ts'
import { runTests } from './checks/nodeTests.ts'
import { changedFiles, concernsAll, isTest, sourceFiles } from './checks/sources.ts'
import { runStages } from './checks/stages.ts'
import { alwaysRun, isForTheWholeTest } from './checks/testKinds.ts'
import { typeChecks } from './checks/types.ts'

const files = sourceFiles()
const imports = importsOf(files)
const changed = process.argv.includes('--all') ? undefined : changedFiles()
const scope = changed?.some(concernsAll) ? undefined : changed

const tests = files
  .filter(isTest)
  .map((file) => ({ file, needed: needs(imports, file) }))
  .filter(({ file, needed }) => alwaysRun(file) || (!isForTheWholeTest(file, needed) && concerned(needed)))
  .map(({ file }) => file)

function concerned(needed: ReadonlySet<string>): boolean {
  return !scope || scope.some((file) => needed.has(file))
}

const { failed } = await runStages([
  { name: 'Format, lint, types', checks: [lint, ...typeChecks(scope)] },
  { name: 'Unit tests', checks: [() => runTests({ files: tests, database: false })] },
])
process.exitCode = failed === 0 ? 0 : 1
