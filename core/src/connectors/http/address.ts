// Addresses as the Java client behind Camunda's connector writes them: decoded and encoded anew, so that what was
// encoded stays so and what should have been is. `$`, `,`, `(` and `)` stay as they are.

import { namesSecret, secretInData } from '../secretInData.ts'

export type Parameter = readonly [name: string, value: string]

export type WrittenAddress =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly reason: string }

export function writeAddress(text: string, more: readonly Parameter[], asItIs: boolean): WrittenAddress {
  const found = /^(https?:\/\/)([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(text.trim())
  if (!found?.[2]) return { ok: false, reason: namesSecret(text) ? secretInData : unusableAddress }
  const [, scheme = '', host = '', path = '', query] = found
  if (asItIs) return { ok: true, address: withQuery(`${scheme}${host}${path}`, [query ?? '', ...more.map(encoded)]) }
  try {
    const segments = path.split('/').map((segment) => encodeBut(decodeURIComponent(segment), inPath))
    const parameters = [...parametersOf(query ?? ''), ...more]
    return { ok: true, address: withQuery(`${scheme}${host}${segments.join('/')}`, parameters.map(encoded)) }
  } catch {
    // URIError: a % that encodes nothing, or half a character.
    return { ok: false, reason: 'The address has a % in it that stands for nothing; write %25 for the sign itself.' }
  }
}

const unusableAddress = 'The address must begin with http:// or https:// and name a host.'

const withQuery = (address: string, parts: readonly string[]): string => {
  const query = parts.filter((part) => part !== '').join('&')
  return query === '' ? address : `${address}?${query}`
}

const parametersOf = (query: string): Parameter[] =>
  query.split('&').flatMap((part) => {
    if (part === '') return []
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(part) ?? []
    return [[plain(name), plain(value)] as const]
  })

const plain = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))

const encoded = ([name, value]: Parameter): string =>
  value === '' ? encodeBut(name, inQuery) : `${encodeBut(name, inQuery)}=${encodeBut(value, inQuery)}`

/** Beyond what `encodeURIComponent` leaves alone anyway: A–Z a–z 0–9 - _ . ! ~ * ' ( ) */
const inPath = /%(40|3A|24|26|2C|3B|3D|2B)/g
const inQuery = /%(40|3A|24|2C|3B|2F|3F)/g

const encodeBut = (text: string, kept: RegExp): string =>
  encodeURIComponent(text).replace(kept, (code) => decodeURIComponent(code))

/** As forms are sent: `a=1&b=x+y`; a value that is null leaves its name alone. */
export const writeForm = (fields: readonly (readonly [name: string, value: string | null])[]): string =>
  fields.map(([name, value]) => (value === null ? inForm(name) : `${inForm(name)}=${inForm(value)}`)).join('&')

const inForm = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
