// `$search`: `"displayName:room" AND ("mail:a" OR "description:b")`. A clause stands in double quotes, AND and OR in
// capitals between them; AND binds tighter.

import { fault, type Reading, read } from '../outcome.ts'

export type Search =
  | { type: 'and' | 'or'; left: Search; right: Search }
  | { type: 'clause'; property: string; text: string }

type Cursor = { text: string; at: number; depth: number }

class Stuck extends Error {}

const depthMax = 100 // deeper than anybody writes, and than the call stack has to bear

const stuck = ({ text, at }: Cursor): Stuck =>
  new Stuck(
    at < text.length
      ? `Syntax error: character '${text[at]}' is not valid at position ${at} in '${text}'.`
      : `Syntax error at position ${at} in '${text}'.`,
  )

export function parseSearch(text: string): Reading<Search> {
  const cursor: Cursor = { text, at: 0, depth: 0 }
  try {
    const search = readOr(cursor)
    if (cursor.at < text.length) throw stuck(cursor)
    return read(search)
  } catch (error) {
    if (error instanceof Stuck) return fault(error.message)
    throw error
  }
}

function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at
  const match = pattern.exec(cursor.text) ?? undefined
  if (match) cursor.at += match[0].length
  return match
}

function readOr(cursor: Cursor): Search {
  let left = readAnd(cursor)
  while (take(cursor, /\s*OR\s+/y)) left = { type: 'or', left, right: readAnd(cursor) }
  return left
}

function readAnd(cursor: Cursor): Search {
  let left = readClause(cursor)
  while (take(cursor, /\s*AND\s+/y)) left = { type: 'and', left, right: readClause(cursor) }
  return left
}

function readClause(cursor: Cursor): Search {
  if (take(cursor, /\s*\(\s*/y)) {
    if (++cursor.depth > depthMax) throw new Stuck('Syntax error: recursion depth exceeded allowed limit.')
    const inner = readOr(cursor)
    if (!take(cursor, /\s*\)\s*/y)) throw stuck(cursor)
    cursor.depth--
    return inner
  }
  take(cursor, /\s+/y)
  const start = cursor.at
  const quoted = take(cursor, /"((?:[^"\\]|\\.)*)"\s*/y)?.[1]
  if (quoted === undefined) throw stuck(cursor)
  const [, property, text] = /^\s*([A-Za-z]\w*):(.*)$/s.exec(quoted.replace(/\\(.)/g, '$1')) ?? []
  if (property === undefined || text === undefined || text.trim() === '') throw stuck({ ...cursor, at: start })
  return { type: 'clause', property, text: text.trim() }
}
