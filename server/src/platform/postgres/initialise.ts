import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartRefusal } from '../startRefusal.ts'
import { unusable } from './dataFolder.ts'
import { type Place, placeAt, SUPERUSER } from './place.ts'
import { lastLine, type Tools } from './tools.ts'

const UNFINISHED = 'postgres.unfinished-'

/**
 * Makes cluster and passwords in a folder beside their place and renames it: whoever is killed in the middle leaves
 * an unfinished folder that the next start removes, never half a cluster. The name is new each time, because an
 * initdb may outlive the process that started it.
 */
export async function initialise(tools: Tools, place: Place): Promise<void> {
  await removeUnfinished(place.folder)
  const unfinished = placeAt(place.folder, join(place.folder, `${UNFINISHED}${randomBytes(4).toString('hex')}`))
  try {
    await mkdir(unfinished.home, { mode: 0o700 })
    await makePassword(tools, unfinished.superuserPassword)
    await makePassword(tools, unfinished.applicationPassword)
  } catch (cause) {
    throw unusable(place.folder, cause)
  }
  tools.handOver(unfinished.home)
  await initdb(tools, unfinished)
  await rename(unfinished.home, place.home)
  await syncFolder(place.folder)
}

async function initdb(tools: Tools, place: Place): Promise<void> {
  const { code, output } = await tools.run('initdb', [
    `--pgdata=${place.cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${place.superuserPassword}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and case rules on every machine, today and after an upgrade of its libraries.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ])
  if (code === 0) return
  throw new StartRefusal(
    'POSTGRES_NOT_INITIALISED',
    `PostgreSQL could not create its database in ${place.folder}: ${lastLine(errorIn(output))}`,
    { cause: output },
  )
}

const errorIn = (output: string): string =>
  output.split('\n').find((line) => /\b(error|fatal|could not)\b/i.test(line)) ?? output

async function makePassword(tools: Tools, file: string): Promise<void> {
  await writeFile(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  tools.handOver(file)
}

async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(UNFINISHED)) continue
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** Without this a power cut right after the rename could leave a folder without its name. Windows can't open one. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await using handle = await open(folder)
  await handle.sync()
}

/** Refuses what stands in the place of our cluster and is none, or one that these binaries can't open. */
export async function refuseForeignCluster(tools: Tools, place: Place): Promise<void> {
  const version = join(place.cluster, 'PG_VERSION')
  if (!existsSync(version))
    throw new StartRefusal(
      'POSTGRES_CLUSTER_MISSING',
      `There is no PostgreSQL database in ${place.home}: put back what was there, or remove this folder to begin with an empty database.`,
    )
  const major = Number(await readFile(version, 'utf8'))
  if (major === tools.major) return
  throw new StartRefusal(
    'POSTGRES_OTHER_VERSION',
    `The database in ${place.home} was made by PostgreSQL ${major}, and this Countersign brings PostgreSQL ${tools.major}: run it with the Countersign that made it, or set COUNTERSIGN_DATA to another folder.`,
  )
}
