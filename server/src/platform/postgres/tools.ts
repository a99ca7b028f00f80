import { spawn } from 'node:child_process'
import { chownSync } from 'node:fs'
import { parse } from 'node:path'
import { StartRefusal } from '../startRefusal.ts'
import { type Binary, findBinaries } from './binaries.ts'
import { chooseOperator, commandFor, type Operator, unreachable } from './operator.ts'

export type Ran = { code: number | null; output: string }

/** PostgreSQL's programs, run as the right user. */
export type Tools = {
  /** The major version of the binaries: clusters of another one can't be opened. */
  major: number
  /** Runs to the end and keeps what was said. */
  run(binary: Binary, args: readonly string[]): Promise<Ran>
  /** Runs to the end without listening: for what leaves a process behind, which would keep our pipes open. */
  runSilently(binary: Binary, args: readonly string[]): Promise<number | null>
  /** Gives a file or folder that we made to the user as whom PostgreSQL runs. */
  handOver(path: string): void
}

/** `folder` is the data folder; it exists. */
export async function findTools(folder: string): Promise<Tools> {
  const binaries = await findBinaries()
  const operator = await chooseOperator(folder, [`${folder}/postgres`, binaries.postgres])
  const start = (binary: Binary, args: readonly string[], heard: boolean): Promise<Ran> =>
    runAs(operator, binaries[binary], args, heard)
  return {
    major: await majorOf(operator, binaries.postgres),
    run: (binary, args) => start(binary, args, true),
    runSilently: async (binary, args) => (await start(binary, args, false)).code,
    handOver: (path) => {
      if (operator.kind === 'system-user') chownSync(path, operator.uid, operator.gid)
    },
  }
}

/** Asking for the version first also proves that the binaries run here at all, and as this user. */
async function majorOf(operator: Operator, postgres: string): Promise<number> {
  const ran = await runAs(operator, postgres, ['--version'], true).catch((cause: unknown) => ({
    code: null,
    output: String(cause),
  }))
  const major = /\(PostgreSQL\) (\d+)/.exec(ran.output)?.[1]
  if (ran.code === 0 && major !== undefined) return Number(major)
  if (operator.kind === 'system-user' && operator.closedFolder !== undefined)
    throw unreachable(operator.closedFolder, ran.output)
  throw new StartRefusal(
    'POSTGRES_DOES_NOT_RUN',
    `The PostgreSQL that Countersign brings does not run on this machine (${lastLine(ran.output)}): set DATABASE_URL to a PostgreSQL of your own.`,
  )
}

function runAs(operator: Operator, file: string, plainArgs: readonly string[], heard: boolean): Promise<Ran> {
  const { command, args, user } = commandFor(operator, file, plainArgs)
  const { promise, resolve, reject } = Promise.withResolvers<Ran>()
  const child = spawn(command, args, {
    ...user,
    cwd: parse(process.cwd()).root, // the user may not enter the folder we are in
    stdio: ['ignore', heard ? 'pipe' : 'ignore', heard ? 'pipe' : 'ignore'],
    detached: process.platform !== 'win32', // Ctrl-C in the terminal is for us; PostgreSQL stops when we say so
    windowsHide: true,
  })
  let output = ''
  const listen = (chunk: Buffer): void => {
    output += chunk.toString('utf8')
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  child.on('error', reject)
  child.on('close', (code) => resolve({ code, output }))
  return promise
}

export const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? ''
