// From the tree to something that only has to be run. One row for each kind of node; a missing row does not compile.

import type { Node } from '../syntax/node.ts'
import { compileArithmetic, compileNegation } from './arithmetic.ts'
import type { Library } from './call.ts'
import { compileChain } from './chain.ts'
import { compileBetween, compileComparison } from './comparison.ts'
import { compileFunction } from './function.ts'
import { compileFor, compileQuantified } from './iteration.ts'
import {
  compileComparisonRange,
  compileContext,
  compileList,
  compileLiteral,
  compileRange,
  compileSecret,
  compileTemporal,
} from './literals.ts'
import { compileIf, compileLogic } from './logic.ts'
import { compileInput, compileName, inputName } from './names.ts'
import { type Compiler, type Run, type Scope, within } from './run.ts'
import { compileInstanceOf } from './type.ts'
import { compileIn, compileUnaryTests } from './unaryTests.ts'

export type Compiled = {
  readonly run: Run
  readonly variables: ReadonlySet<string>
  readonly secrets: ReadonlySet<string>
}

/** `withInput`: the outermost frame holds the input of unary tests. */
export function compile(node: Node, library: Library, withInput: boolean): Compiled {
  const compiler: Compiler = {
    compile: (inner, scope) => {
      compiler.nodes++
      compiler.deepest = Math.max(compiler.deepest, ++compiler.level)
      const run = compileNode(inner, scope, compiler, library)
      compiler.level--
      return run
    },
    nodes: 0,
    level: 0,
    deepest: 0,
    variables: new Set(),
    secrets: new Set(),
  }
  const run = compiler.compile(node, within(null, withInput ? [inputName] : []))
  return { run, variables: compiler.variables, secrets: compiler.secrets }
}

function compileNode(node: Node, scope: Scope, compiler: Compiler, library: Library): Run {
  switch (node.type) {
    case 'literal':
      return compileLiteral(node)
    case 'temporal':
      return compileTemporal(node)
    case 'secret':
      return compileSecret(node, scope, compiler)
    case 'name':
      return compileName(node, scope, compiler)
    case 'input':
      return compileInput(node, scope, compiler)
    case 'list':
      return compileList(node, scope, compiler)
    case 'context':
      return compileContext(node, scope, compiler)
    case 'range':
      return compileRange(node, scope, compiler)
    case 'comparisonRange':
      return compileComparisonRange(node, scope, compiler)
    case 'function':
      return compileFunction(node, scope, compiler)
    case 'if':
      return compileIf(node, scope, compiler)
    case 'for':
      return compileFor(node, scope, compiler)
    case 'quantified':
      return compileQuantified(node, scope, compiler)
    case 'and':
    case 'or':
      return compileLogic(node, scope, compiler)
    case 'comparison':
      return compileComparison(node, scope, compiler)
    case 'between':
      return compileBetween(node, scope, compiler)
    case 'in':
      return compileIn(node, scope, compiler)
    case 'instanceOf':
      return compileInstanceOf(node, scope, compiler)
    case 'arithmetic':
      return compileArithmetic(node, scope, compiler)
    case 'negation':
      return compileNegation(node, scope, compiler)
    case 'chain':
      return compileChain(node, scope, compiler, library)
    case 'unaryTests':
      return compileUnaryTests(node, scope, compiler)
  }
}
