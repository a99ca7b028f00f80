// What is asked for below `/_api/`: names one below the other, some with something in parentheses.

export type Segment = { name: string; argument: string | number | undefined }

/** `web/sitegroups/getbyname('Sales Team Members')/users`; `@v` stands for what the query says it does. */
export function parseAddress(path: string, query: URLSearchParams): readonly Segment[] | undefined {
  const text = decoded(path)
  if (text === undefined) return undefined
  const segments: Segment[] = []
  let rest = text.replace(/^\/+|\/+$/g, '')
  while (rest !== '') {
    const [all, name = '', inside] = /^([a-z_][\w.]*)(?:\(((?:'(?:[^']|'')*'|[^'()])*)\))?(?:\/+|$)/i.exec(rest) ?? []
    if (all === undefined) return undefined
    const argument = inside === undefined || inside.trim() === '' ? undefined : literal(inside.trim(), query)
    if (inside?.trim() && argument === undefined) return undefined
    segments.push({ name: name.toLowerCase(), argument })
    rest = rest.slice(all.length)
  }
  return segments
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined // a percent sign that begins nothing
  }
}

function literal(text: string, query: URLSearchParams): string | number | undefined {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  if (/^'(?:[^']|'')*'$/.test(text)) return text.slice(1, -1).replaceAll("''", "'")
  const value = text.startsWith('@') ? query.get(text)?.trim() : undefined
  return value === undefined || value.startsWith('@') ? undefined : literal(value, query)
}
