import { spawn } from 'node:child_process'
import { root } from '../bootstrap/root.mjs'
import type { Outcome } from './outcome.ts'

/** Runs a tool of node_modules with the Node we run on; what it says is shown only when it fails. */
export function runTool(name: string, file: string, args: readonly string[], cwd: string = root): Promise<Outcome> {
  const child = spawn(process.execPath, [file, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
  child.on('error', (error) => {
    output += error.message
  })
  child.on('close', (code) => {
    const failed = code === 0 ? 0 : 1
    resolve({ passed: 1 - failed, failed, skipped: 0, failures: failed ? [`${name}\n\n${output.trim()}`] : [] })
  })
  return promise
}
