#!/usr/bin/env node
// `npx countersign …` with whatever Node there is: hands over to the pinned one.

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { pinnedNode } from '../../scripts/bootstrap/pinnedNode.mjs'

const node = pinnedNode()
const program = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
process.exitCode = node ? (spawnSync(node, [program, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1) : 1
