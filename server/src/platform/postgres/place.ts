import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/**
 * Where PostgreSQL lives inside the data folder. Passwords and cluster are one folder, `home`, because they come into
 * being together: `home` is made beside its place and renamed into it, so it is complete or it is not there.
 */
export type Place = {
  folder: string
  home: string
  cluster: string
  log: string
  superuserPassword: string
  applicationPassword: string
}

export const placeIn = (folder: string): Place => placeAt(resolve(folder), join(resolve(folder), 'postgres'))

export const placeAt = (folder: string, home: string): Place => ({
  folder,
  home,
  cluster: join(home, 'cluster'),
  log: join(home, 'postgres.log'),
  superuserPassword: join(home, 'superuser.password'),
  applicationPassword: join(home, 'application.password'),
})

/** The application is no superuser: a statement that should never have been sent can't read files or run programs. */
export const APPLICATION = 'countersign'
export const SUPERUSER = 'postgres'

/**
 * Where it listens beside its port. A socket takes half of what a connection to the port does, which is most of what a
 * short statement costs. Undefined where there are none, or where the path is longer than what a socket may have.
 */
export function socketFolderOf({ home }: Place): string | undefined {
  if (process.platform === 'win32') return undefined
  return Buffer.byteLength(join(home, '.s.PGSQL.65535')) <= socketPathMax ? home : undefined
}

const socketPathMax = 103 // macOS; Linux takes a few more

export type Login = { user: typeof APPLICATION | typeof SUPERUSER; password: string }

export const superuserOf = async (place: Place): Promise<Login> => ({
  user: SUPERUSER,
  password: await secretIn(place.superuserPassword),
})

export const applicationOf = async (place: Place): Promise<Login> => ({
  user: APPLICATION,
  password: await secretIn(place.applicationPassword),
})

const secretIn = async (file: string): Promise<string> => (await readFile(file, 'utf8')).trim()

export type Address = { port: number; socketFolder: string | undefined }

export const urlOf = (login: Login, { port, socketFolder }: Address, database: string): string =>
  `postgres://${login.user}:${login.password}@${encodeURIComponent(socketFolder ?? '127.0.0.1')}:${port}/${database}`

/** What a running PostgreSQL says of itself in its folder; the file stays behind when it is killed. */
export type Postmaster = { pid: number } & Address

export const postmasterFile = (place: Place): string => join(place.cluster, 'postmaster.pid')

export async function postmasterOf(place: Place): Promise<Postmaster | undefined> {
  const said = await readFile(postmasterFile(place), 'utf8').catch(unlessGone)
  if (said === undefined) return undefined
  // pid, data directory, start time, port, socket directory, address, shared memory, status: one line each
  const lines = said.split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3] ?? 0), socketFolder: lines[4] || undefined }
}

function unlessGone(failure: NodeJS.ErrnoException): undefined {
  if (failure.code !== 'ENOENT') throw failure
}
