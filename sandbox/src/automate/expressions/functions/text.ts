import { spend } from '../budget.ts'
import { ExpressionFault } from '../fault.ts'
import { textOf } from '../value.ts'
import { arrayAt, eager, type Functions, integerAt, many, textAt } from './function.ts'

/** Positions and ends are looked for without regard to case, everything else with it: so the language has it. */
export const textFunctions: Functions = {
  concat: eager(1, many, (args) => args.map(textOf).join('')),
  toLower: eager(1, 1, (args) => textAt('toLower', args, 0).toLowerCase()),
  toUpper: eager(1, 1, (args) => textAt('toUpper', args, 0).toUpperCase()),
  trim: eager(1, 1, (args) => textAt('trim', args, 0).trim()),
  startsWith: eager(2, 2, (args) =>
    textAt('startsWith', args, 0)
      .toLowerCase()
      .startsWith(textAt('startsWith', args, 1).toLowerCase()),
  ),
  endsWith: eager(2, 2, (args) =>
    textAt('endsWith', args, 0)
      .toLowerCase()
      .endsWith(textAt('endsWith', args, 1).toLowerCase()),
  ),
  indexOf: eager(2, 2, (args) =>
    textAt('indexOf', args, 0)
      .toLowerCase()
      .indexOf(textAt('indexOf', args, 1).toLowerCase()),
  ),
  lastIndexOf: eager(2, 2, (args) =>
    textAt('lastIndexOf', args, 0)
      .toLowerCase()
      .lastIndexOf(textAt('lastIndexOf', args, 1).toLowerCase()),
  ),
  substring: eager(2, 3, (args) => {
    const text = textAt('substring', args, 0)
    const start = integerAt('substring', args, 1)
    const length = args.length === 3 ? integerAt('substring', args, 2) : text.length - start
    if (start < 0 || length < 0 || start + length > text.length)
      throw new ExpressionFault(
        `The template language function 'substring' parameters are out of range: 'start index' and 'length' must be non-negative integers and their sum must be no larger than the length of the string. Start index: '${start}', length: '${length}', string length: '${text.length}'.`,
      )
    return text.slice(start, start + length)
  }),
  replace: eager(3, 3, (args, scope) => {
    const text = textAt('replace', args, 0)
    const old = textAt('replace', args, 1)
    const replacement = textAt('replace', args, 2)
    if (old === '')
      throw new ExpressionFault(
        "The template language function 'replace' expects its second parameter to be a string that is not empty.",
      )
    const parts = text.split(old)
    spend(scope, (parts.length - 1) * replacement.length)
    return parts.join(replacement)
  }),
  split: eager(2, 2, (args) => {
    const text = textAt('split', args, 0)
    const delimiter = textAt('split', args, 1)
    return delimiter === '' ? [text] : text.split(delimiter)
  }),
  join: eager(2, 2, (args, scope) => {
    const values = arrayAt('join', args, 0).map(textOf)
    const delimiter = textAt('join', args, 1)
    spend(
      scope,
      values.reduce((sum, { length }) => sum + length + delimiter.length, 0),
    )
    return values.join(delimiter)
  }),
}
