import type { Link, Node, NodeOf } from '../syntax/node.ts'
import { secretNamed } from '../values/secret.ts'
import type { Value } from '../values/value.ts'
import { compileNamedCall, compileValueCall, type Library } from './call.ts'
import { compileFilter } from './filter.ts'
import type { LinkRun } from './links.ts'
import { compileLookedInto, isBound } from './names.ts'
import { compilePath } from './path.ts'
import type { Compiler, Run, Scope } from './run.ts'

/** Links run one after the other, not one inside the other: a chain may be as long as its text. */
export function compileChain(node: NodeOf<'chain'>, scope: Scope, compiler: Compiler, library: Library): Run {
  const begun = beginning(node, scope, compiler, library)
  const links = node.links.slice(begun.taken).map((link) => compileLink(link, scope, compiler))
  const { run } = begun
  const [first, second] = links
  if (!first) return run
  if (!second) return (evaluation, frame) => first(evaluation, frame, run(evaluation, frame))
  if (links.length === 2)
    return (evaluation, frame) => second(evaluation, frame, first(evaluation, frame, run(evaluation, frame)))
  return (evaluation, frame) => {
    let value: Value = run(evaluation, frame)
    for (const link of links) value = link(evaluation, frame, value)
    return value
  }
}

/** The base, and the links that are one thing with it: the call of a named function, the name of a secret. */
function beginning(
  { base, links }: NodeOf<'chain'>,
  scope: Scope,
  compiler: Compiler,
  library: Library,
): { run: Run; taken: number } {
  const [first] = links
  if (base.type === 'name' && first && (first.type === 'call' || first.type === 'namedCall')) {
    compiler.nodes++
    return { run: compileNamedCall(base, first, scope, compiler, library), taken: 1 }
  }
  const secret = secretPath(base, links, scope)
  if (!secret) return { run: compileLookedInto(base, scope, compiler), taken: 0 }
  compiler.secrets.add(secret.name)
  const value = secretNamed(secret.name)
  return { run: () => value, taken: secret.taken }
}

/** `secrets.NAME` and `camunda.secrets.NAME`, unless the expression itself gives the first name a meaning. */
function secretPath(
  base: Node,
  [first, second]: readonly Link[],
  scope: Scope,
): { name: string; taken: number } | undefined {
  if (base.type !== 'name' || first?.type !== 'path' || isBound(base.name, scope)) return undefined
  if (base.name === 'secrets') return { name: first.key, taken: 1 }
  if (base.name === 'camunda' && first.key === 'secrets' && second?.type === 'path')
    return { name: second.key, taken: 2 }
  return undefined
}

function compileLink(link: Link, scope: Scope, compiler: Compiler): LinkRun {
  compiler.nodes++
  switch (link.type) {
    case 'path':
      return compilePath(link.key, link)
    case 'filter':
      return compileFilter(link.filter, scope, compiler)
    case 'call':
    case 'namedCall':
      return compileValueCall(link, scope, compiler)
  }
}
