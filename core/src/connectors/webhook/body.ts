import type { Json } from '@countersign/engine'

export type ReadBody = { readonly ok: true; readonly body: Json } | { readonly ok: false; readonly reason: string }

/** Forms are names and values, XML and plain text a text; anything else must be JSON. Nothing is an empty object. */
export function readBody(text: string, contentType: string): ReadBody {
  const kind = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (text.trim() === '') return { ok: true, body: {} }
  if (kind === 'application/x-www-form-urlencoded') return readForm(text)
  if (/[/+]xml$/.test(kind) || kind.startsWith('text/')) return { ok: true, body: text }
  try {
    return { ok: true, body: JSON.parse(text) as Json }
  } catch {
    return { ok: false, reason: 'The body is no JSON.' }
  }
}

function readForm(text: string): ReadBody {
  try {
    const plain = (part: string) => decodeURIComponent(part.replaceAll('+', ' '))
    const fields = text.split('&').map((part) => {
      const [name = '', ...value] = part.split('=')
      return [plain(name), plain(value.join('='))] as const
    })
    return { ok: true, body: Object.fromEntries(fields) }
  } catch {
    return { ok: false, reason: 'The form is not encoded as forms are.' }
  }
}
