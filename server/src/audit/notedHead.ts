// The end of the chain, noted beside the data and outside the database: whoever sets the tables back as a whole, an old
// signed head included, is found by it. A replica's note may lag behind; an old note still names a link that must be there.

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Link } from './chain.ts'

/** A head noted earlier, in this file or by a person: `POSITION:HASH`. */
export type NotedHead = { position: bigint; hash: string }

const fileIn = (dataFolder: string): string => join(dataFolder, 'audit.head')

export function parseNotedHead(text: string): NotedHead | undefined {
  const [, position, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  return position && hash ? { position: BigInt(position), hash } : undefined
}

/** Undefined when nothing was noted yet. */
export async function readNotedHead(dataFolder: string): Promise<NotedHead | undefined> {
  const text = await readFile(fileIn(dataFolder), 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return ''
    throw cause
  })
  return parseNotedHead(text)
}

/** Written aside and renamed: a crash leaves the old note or the new one. */
export async function noteHead(dataFolder: string, { position, hash }: Link): Promise<void> {
  const file = fileIn(dataFolder)
  await mkdir(dataFolder, { recursive: true })
  await writeFile(`${file}.new`, `${position}:${hash.toString('hex')}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}
