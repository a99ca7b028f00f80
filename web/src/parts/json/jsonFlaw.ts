// Browsers say differently, and often not at all, where a text stops being JSON. People who write it need to know.

export type Flaw = {
  /** Counted from 0. */
  at: number
  reason: string
}

const nestedMax = 500

/** The first thing in `text` that keeps it from being JSON; null when nothing does. */
export function jsonFlaw(text: string): Flaw | null {
  const value = valueAt(text, afterSpace(text, 0), 0)
  if (typeof value !== 'number') return value
  const end = afterSpace(text, value)
  return end === text.length ? null : flaw(end, 'Nothing may follow the end of the value.')
}

/** Where what was read ends, or what is wrong with it. */
type Read = number | Flaw

const flaw = (at: number, reason: string): Flaw => ({ at, reason })
const afterSpace = (text: string, at: number): number => after(/[ \t\r\n]*/y, text, at) ?? at

function after(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}

function valueAt(text: string, at: number, depth: number): Read {
  if (depth > nestedMax) return flaw(at, `Values may lie at most ${nestedMax} deep inside one another.`)
  if (at === text.length) return flaw(at, 'A value is missing.')
  if (text[at] === '{') return listAt(text, at, '}', (from) => memberAt(text, from, depth + 1))
  if (text[at] === '[') return listAt(text, at, ']', (from) => valueAt(text, from, depth + 1))
  if (text[at] === '"') return textAt(text, at)
  const end = after(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y, text, at)
  if (end !== null && !/[\w.+-]/.test(text[end] ?? '')) return end
  return flaw(
    at,
    'This is no value: texts stand in double quotes, other values are numbers, true, false, null, { } or [ ].',
  )
}

function listAt(text: string, open: number, close: '}' | ']', itemAt: (from: number) => Read): Read {
  let at = afterSpace(text, open + 1)
  if (text[at] === close) return at + 1
  for (;;) {
    const end = itemAt(at)
    if (typeof end !== 'number') return end
    at = afterSpace(text, end)
    if (text[at] === close) return at + 1
    if (text[at] !== ',') return flaw(at, `A comma or ${close} is missing.`)
    at = afterSpace(text, at + 1)
    if (text[at] === close) return flaw(at, `After a comma something must follow; else take the comma away.`)
  }
}

function memberAt(text: string, at: number, depth: number): Read {
  if (text[at] !== '"') return flaw(at, 'A name in double quotes is missing.')
  const name = textAt(text, at)
  if (typeof name !== 'number') return name
  const colon = afterSpace(text, name)
  return text[colon] === ':' ? valueAt(text, afterSpace(text, colon + 1), depth) : flaw(colon, 'A colon is missing.')
}

function textAt(text: string, open: number): Read {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows all but these between its quotes
  const end = after(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/y, text, open) ?? open + 1
  if (text[end] === '"') return end + 1
  if (text[end] === '\\')
    return flaw(end, 'A backslash begins \\n, \\t, \\", \\\\ or \\u0000; alone it is written twice.')
  return flaw(end, 'The closing double quote is missing; a new line within a text is written \\n.')
}
