// From whatever Node there is to the pinned one: install what is missing, then run the script with it.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { install } from './install.mjs'
import { pinnedNode } from './pinnedNode.mjs'
import { root } from './root.mjs'
import { whenAbandoned } from './whenAbandoned.mjs'

/** @param {string} script in scripts/; ends this process with its exit code */
export async function handOver(script) {
  const node = (await install()) && pinnedNode()
  if (!node) process.exit(1)
  const file = join(root, 'scripts', script)
  process.chdir(root)
  if (node === process.execPath) await import(pathToFileURL(file).href)
  else process.exit(await run(node, file))
}

/**
 * @param {string} node
 * @param {string} file
 * @returns {Promise<number>}
 */
function run(node, file) {
  const child = spawn(node, [file, ...process.argv.slice(2)], { stdio: 'inherit' })
  // The child says when it has stopped; until then we stay.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
  const stopLooking = whenAbandoned(() => child.kill('SIGTERM'))
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${node} could not be started: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code) => {
      stopLooking()
      resolve(code ?? 1)
    })
  })
}
