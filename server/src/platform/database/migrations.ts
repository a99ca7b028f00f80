import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'

export type Migration = { number: number; name: string; text: string; checksum: string }

const folder = new URL('../../../migrations/', import.meta.url)

/** The migrations this program brings, in order: `0001_accounts.sql`, `0002_…`. A gap or a double is a bug. */
export async function readMigrations(): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file, index) => {
      const [, number, name] = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file) ?? []
      if (!number || !name || Number(number) !== index + 1)
        throw new Error(`server/migrations/${file} is not number ${index + 1} in order`)
      const text = (await readFile(new URL(file, folder), 'utf8')).replaceAll('\r\n', '\n')
      return { number: index + 1, name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}
