// The ranks of operators, loosest first: or · and · comparisons · + - · * / · ** · minus sign · what follows a value.
// All associate to the left, `**` too; a comparison is not compared again.

import { arithmetic } from './arithmetic.ts'
import { comparison } from './comparison.ts'
import type { Node } from './node.ts'
import { type Parser, takeWord } from './parser.ts'

export const expression = (parser: Parser): Node =>
  joined(parser, 'or', () => joined(parser, 'and', () => comparison(parser, arithmetic)))

function joined(parser: Parser, word: 'and' | 'or', operand: () => Node): Node {
  const first = operand()
  const operands = [first]
  while (takeWord(parser, word)) operands.push(operand())
  return operands.length === 1 ? first : { type: word, operands, from: first.from, to: parser.end }
}
