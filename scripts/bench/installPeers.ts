import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { npmCommand } from '../bootstrap/install.mjs'
import { root } from '../bootstrap/root.mjs'

const folder = join(root, 'bench', 'peers')
const stamp = join(folder, 'node_modules', '.installed')

/** The packages of the peers, unless they are there; throws what npm said if they can't be had. */
export async function installPeers(): Promise<void> {
  const lock = readFileSync(join(folder, 'package-lock.json'))
  const wanted = createHash('sha256').update(lock).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const { command, args, shell } = npmCommand(process.env)
  await promisify(execFile)(command, [...args, 'ci'], { cwd: folder, shell })
  writeFileSync(stamp, wanted)
}
