import { join, sep } from 'node:path'
import { root } from '../bootstrap/root.mjs'
import { runTool } from './command.ts'
import type { Outcome } from './outcome.ts'

/** One call of the compiler: its tsconfig, the folder it belongs to, and the folders whose types it sees. */
type Project = { tsconfig: string; sees: readonly string[] }

const projects: readonly Project[] = [
  { tsconfig: 'engine/tsconfig.json', sees: ['engine'] },
  { tsconfig: 'engine/tsconfig.test.json', sees: ['engine'] },
  { tsconfig: 'core/tsconfig.json', sees: ['core', 'engine'] },
  { tsconfig: 'core/tsconfig.test.json', sees: ['core', 'engine'] },
  { tsconfig: 'server/tsconfig.json', sees: ['server', 'core', 'engine'] },
  { tsconfig: 'web/tsconfig.json', sees: ['web', 'core', 'engine'] },
  { tsconfig: 'web/tsconfig.test.json', sees: ['web', 'core', 'engine'] },
  { tsconfig: 'sandbox/tsconfig.json', sees: ['sandbox'] },
  { tsconfig: 'tsconfig.json', sees: ['scripts', 'e2e', 'sim', 'bench', 'server', 'core', 'engine'] },
]

const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

/** A check for each project that sees one of the changed files; for all of them when it isn't known what changed. */
export const typeChecks = (changed: readonly string[] | undefined): (() => Promise<Outcome>)[] =>
  projects
    .filter(({ sees }) => !changed || changed.some((file) => sees.includes(folderOf(file))))
    .map(
      ({ tsconfig }) =>
        () =>
          runTool(`Types: tsc -p ${tsconfig}`, compiler, ['-p', tsconfig]),
    )

const folderOf = (file: string): string => file.split(sep)[0] ?? ''
