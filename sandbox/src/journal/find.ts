// Which entries somebody asks for. Every filter that is given has to fit.

import { hostOf } from '../faults/index.ts'
import type { Entry } from './journal.ts'

export type Filter = {
  /** One of the cloud's, `cloud` for all of them, `none` for what is the sandbox's own. */
  host?: string
  method?: string
  /** A path, or its beginning with a `*` at the end; the query does not count. */
  path?: string
  /** `404`, `4xx`, or `none` where nothing was answered. */
  status?: string
  /** A moment, or the id of the last entry that is known already. */
  since?: Date | number
  /** Anywhere in address, headers and bodies, whatever the case. */
  text?: string
}

export const finds = (filter: Filter, entry: Entry): boolean =>
  (filter.host === undefined || fitsHost(filter.host, entry)) &&
  (filter.method === undefined || entry.wire.method === filter.method.toUpperCase()) &&
  (filter.path === undefined || fitsPath(filter.path, entry)) &&
  (filter.status === undefined || fitsStatus(filter.status, entry)) &&
  (filter.since === undefined || isLater(filter.since, entry)) &&
  (filter.text === undefined || holds(filter.text.toLowerCase(), entry))

export const pathIn = ({ wire }: Entry): string => wire.url.split('?')[0] ?? ''

function fitsHost(wanted: string, entry: Entry): boolean {
  const host = hostOf(pathIn(entry))
  return wanted === 'cloud' ? host !== undefined : wanted === (host ?? 'none')
}

function fitsPath(wanted: string, entry: Entry): boolean {
  const path = pathIn(entry)
  return wanted.endsWith('*') ? path.startsWith(wanted.slice(0, -1)) : path === wanted
}

function fitsStatus(wanted: string, { wire }: Entry): boolean {
  const status = wire.answer()?.status
  if (status === undefined) return wanted === 'none'
  return wanted === String(status) || wanted === `${Math.floor(status / 100)}xx`
}

const isLater = (since: Date | number, { id, at }: Entry): boolean =>
  typeof since === 'number' ? id > since : at.getTime() >= since.getTime()

const holds = (words: string, { wire }: Entry): boolean =>
  [
    wire.url,
    JSON.stringify([wire.headers, wire.answer()?.headers]),
    ...[wire.received, wire.sent].map(({ held }) => Buffer.concat(held).toString('utf8')),
  ].some((text) => text.toLowerCase().includes(words))
