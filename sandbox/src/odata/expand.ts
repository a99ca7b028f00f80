// `$expand=manager($levels=max;$select=id,displayName)`: which relations come along, and how much of them.

import { fault, type Reading, read } from './outcome.ts'

export type Expand = {
  relation: string
  select: readonly string[] | undefined
  top: number | undefined
  levels: number | undefined
}

export function parseExpand(text: string): Reading<readonly Expand[]> {
  const expands: Expand[] = []
  for (const part of splitOutside(text, ',')) {
    const match = /^\s*([A-Za-z][\w.]*)\s*(?:\((.*)\))?\s*$/s.exec(part)
    if (!match) return fault(`Syntax error at position ${Math.max(text.indexOf(part), 0)} in '${text}'.`)
    const options = readOptions(match[2])
    if (!options.ok) return options
    expands.push({ relation: match[1] ?? '', ...options.value })
  }
  return read(expands)
}

type Options = Omit<Expand, 'relation'>

function readOptions(text: string | undefined): Reading<Options> {
  const options: Options = { select: undefined, top: undefined, levels: undefined }
  for (const part of text === undefined ? [] : splitOutside(text, ';')) {
    const [, name = '', value = ''] = /^\s*(\$?\w+)\s*=(.*)$/s.exec(part) ?? []
    switch (name.toLowerCase()) {
      case '$select':
        options.select = parseNames(value)
        break
      case '$top':
        options.top = wholeNumber(value)
        if (options.top === undefined) return fault(`Invalid value '${value}' for $top query option found.`)
        break
      case '$levels':
        options.levels = value.trim() === 'max' ? Number.POSITIVE_INFINITY : wholeNumber(value)
        if (options.levels === undefined)
          return fault(`The $levels option must be a non-negative integer or 'max', it is set to '${value}' instead.`)
        break
      default:
        return fault(`Term '${part.trim()}' is not valid in a $select or $expand expression.`)
    }
  }
  return read(options)
}

export const parseNames = (text: string): readonly string[] => text.split(',').map((name) => name.trim())

export const wholeNumber = (text: string): number | undefined =>
  /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined

/** At commas, or semicolons, that stand in no parentheses. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')') depth--
    if (text[at] === separator && depth === 0) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...parts, text.slice(start)]
}
