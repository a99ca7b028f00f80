// What a name may be made of: the standard's letters, and `$` as in Java.

const start =
  'A-Z_a-z$\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u167F\\u1681-\\u180D\\u180F-\\u1FFF' +
  '\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFEFE\\uFF00-\\uFFFD\\u{10000}-\\u{EFFFF}'

/** One name, from where `lastIndex` says. */
export const nameAt = new RegExp(`[${start}][${start}0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`, 'uy')

export const spaceAt = /[\s\u0085\u180E]+/uy
export const numberAt = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y
/** Longest first. */
export const symbolAt = /\*\*|\.\.|!=|<=|>=|[()[\]{},:.+\-*/=<>?@]/y
export const textAt = /"(?:[^"\\]|\\[\s\S])*"/y
export const quotedNameAt = /`([^`]+)`/y
/** The key of a context entry, as it stands there: anything up to the colon that can't be mistaken for structure. */
export const keyAt = /[^\s"`{}[\](),:][^"`{}[\](),:\n\r]*(?=:)/uy

/** What `pattern` finds at this place, if anything. */
export function at(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(text)
}
