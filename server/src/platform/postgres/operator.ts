import { execFile } from 'node:child_process'
import { chmodSync, chownSync, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { StartRefusal } from '../startRefusal.ts'

const run = promisify(execFile)

/**
 * As whom PostgreSQL runs. It refuses to be root. Started by anybody else it is simply that person; started by root,
 * as in most containers, it is the system user `postgres`.
 */
export type Operator = { kind: 'self' } | SystemUser

export type SystemUser = {
  kind: 'system-user'
  uid: number
  gid: number
  /** Not undefined: a folder on the way that this user may not enter, so that it needs `setpriv` to pass. */
  closedFolder: string | undefined
}

/** `paths` are what PostgreSQL has to reach, through `folder` among others; they exist. */
export async function chooseOperator(folder: string, paths: readonly string[]): Promise<Operator> {
  if (process.getuid?.() !== 0) return { kind: 'self' }
  const { uid, gid } = await systemUser()
  letPass(folder, gid)
  const closedFolder = paths.map((path) => firstClosedFolder(path, uid, gid)).find((folder) => folder !== undefined)
  if (closedFolder !== undefined && !existsSync(SETPRIV)) throw unreachable(closedFolder)
  return { kind: 'system-user', uid, gid, closedFolder }
}

/** The data folder is closed to everybody else: PostgreSQL may pass through it, not look around. */
function letPass(folder: string, gid: number): void {
  const { uid, mode } = statSync(folder)
  if (uid !== 0 || (mode & 0o067) !== 0) return // not ours, or open: both are left as they are
  chownSync(folder, uid, gid)
  chmodSync(folder, 0o710)
}

const SETPRIV = '/usr/bin/setpriv'

export type Command = { command: string; args: readonly string[]; user: { uid?: number; gid?: number } }

/**
 * How to run `command` as `operator`.
 *
 * A checkout in /root or in a private temporary folder is closed to `postgres`. Opening somebody's folders is not
 * ours to do; the one right that is missing, to pass through folders and read (`CAP_DAC_READ_SEARCH`), is lent to
 * the process instead. `no_setuid_fixup` makes access(2) honour it: PostgreSQL looks for its own binaries that way.
 */
export function commandFor(operator: Operator, command: string, args: readonly string[]): Command {
  if (operator.kind === 'self') return { command, args, user: {} }
  const { uid, gid, closedFolder } = operator
  if (closedFolder === undefined) return { command, args, user: { uid, gid } }
  const rights = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_read_search',
    '--ambient-caps=-all,+dac_read_search',
    '--',
  ]
  return { command: SETPRIV, args: [...rights, command, ...args], user: {} }
}

export const unreachable = (folder: string, cause?: unknown): StartRefusal =>
  new StartRefusal(
    'POSTGRES_USER_CANT_REACH',
    `PostgreSQL can't run as root, and the user postgres, as whom it runs instead, may not enter ${folder}: start Countersign as an ordinary user, or move it to where everybody may pass, such as /opt.`,
    { cause },
  )

function firstClosedFolder(path: string, uid: number, gid: number): string | undefined {
  const parent = dirname(path)
  if (parent === path) return undefined
  const above = firstClosedFolder(parent, uid, gid)
  if (above !== undefined) return above
  const folder = statSync(parent)
  const mayPass = folder.uid === uid ? 0o100 : folder.gid === gid ? 0o010 : 0o001
  return (folder.mode & mayPass) === 0 ? parent : undefined
}

async function systemUser(): Promise<{ uid: number; gid: number }> {
  const found = await lookUp()
  if (found) return found
  try {
    await run('groupadd', ['--system', '--force', 'postgres'])
    await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', '--shell', '/bin/false', 'postgres'])
  } catch (cause) {
    throw new StartRefusal(
      'POSTGRES_USER_MISSING',
      "PostgreSQL can't run as root, and a system user postgres for it could not be created: start Countersign as an ordinary user, or create that user.",
      { cause },
    )
  }
  const made = await lookUp()
  if (!made) throw new Error('useradd succeeded, but there is no user postgres')
  return made
}

async function lookUp(): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const uid = await run('id', ['-u', 'postgres'])
    const gid = await run('id', ['-g', 'postgres'])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined // `id` answers with a failure when there is no such user
  }
}
