// Writes XML: elements with attributes, and what is in them.

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(`${value}`)}"`],
  )
  const inside = content.filter((part) => part !== '')
  return inside.length === 0
    ? `<${name}${written.join('')} />`
    : `<${name}${written.join('')}>${inside.join('')}</${name}>`
}

export const text = (value: string): string => escaped(value)

const escaped = (value: string): string =>
  value
    .toWellFormed()
    // XML has no way to write these.
    .replace(/(?![\t\n\r\u007f-\u009f])[\p{Cc}\ufffe\uffff]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)
