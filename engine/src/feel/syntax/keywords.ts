// What begins with a word of the language: if, for, some, every, function.

import { takeItemName, takeParameter } from './names.ts'
import type { Branch, Iterator, Node, Parameter } from './node.ts'
import {
  expectSymbol,
  expectWord,
  fail,
  isSymbol,
  isWord,
  type Parser,
  span,
  take,
  takeSymbol,
  takeWord,
} from './parser.ts'
import { typeName } from './typeName.ts'

/** `else if` goes on with the same node: a ladder of any length is one level. */
export function conditional(parser: Parser): Node {
  const { from } = parser.token
  const branches: Branch[] = []
  while (takeWord(parser, 'if')) {
    const condition = parser.expression()
    expectWord(parser, 'then')
    const consequence = parser.expression()
    expectWord(parser, 'else')
    branches.push({ condition, consequence })
  }
  return { type: 'if', branches, otherwise: parser.expression(), ...span(from, parser) }
}

export function loop(parser: Parser): Node {
  const { from } = parser.token
  expectWord(parser, 'for')
  const iterators = listOfIterators(parser)
  expectWord(parser, 'return')
  return { type: 'for', iterators, body: parser.expression(), ...span(from, parser) }
}

export function quantified(parser: Parser, quantifier: 'some' | 'every'): Node {
  const { from } = parser.token
  take(parser)
  const iterators = listOfIterators(parser)
  expectWord(parser, 'satisfies')
  return { type: 'quantified', quantifier, iterators, condition: parser.expression(), ...span(from, parser) }
}

function listOfIterators(parser: Parser): Iterator[] {
  const iterators: Iterator[] = []
  do {
    const name = takeItemName(parser)
    expectWord(parser, 'in')
    const domain = parser.expression()
    iterators.push(takeSymbol(parser, '..') ? { name, domain, to: parser.expression() } : { name, domain })
  } while (takeSymbol(parser, ','))
  return iterators
}

export function functionDefinition(parser: Parser): Node {
  const { from } = parser.token
  expectWord(parser, 'function')
  expectSymbol(parser, '(')
  const parameters: Parameter[] = []
  if (!isSymbol(parser, ')')) {
    do parameters.push(parameter(parser))
    while (takeSymbol(parser, ','))
  }
  expectSymbol(parser, ')')
  if (isWord(parser, 'external'))
    throw fail(parser, 'external-function', 'Functions of a Java program can’t be called: write the function in FEEL.')
  return { type: 'function', parameters, body: parser.expression(), ...span(from, parser) }
}

function parameter(parser: Parser): Parameter {
  const name = takeParameter(parser)
  return takeSymbol(parser, ':') ? { name, ofType: typeName(parser) } : { name }
}
