import { join } from 'node:path'
import { root } from '../bootstrap/root.mjs'
import { runTool } from './command.ts'
import type { Outcome } from './outcome.ts'

const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')

/**
 * Format and lint of everything: a rule about imports looks at both ends, and the whole takes a second. The keepers'
 * test runs this very command on a copy of the repository.
 */
export const lint = (folder: string = root): Promise<Outcome> =>
  runTool('Format and lint (mend what can be mended: npx biome check --write)', biome, lintArguments, folder)

const lintArguments = ['check', '--error-on-warnings', '--max-diagnostics=200', '--colors=off', '.']
