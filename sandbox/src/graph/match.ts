// From an address to an operation.
//
// Addresses are compared without looking at case; keys stand between slashes or in parentheses, `users('id')` as
// `users/id`; a type cast or a function may be written with its namespace.

import type { Method, Operation } from './call.ts'

export type Match =
  | { type: 'operation'; operation: Operation; keys: readonly string[]; isMe: boolean }
  | { type: 'wrong-verb' }
  | { type: 'unknown'; segment: string }

type Branch = {
  words: Map<string, Branch>
  key: Branch | undefined
  operations: Map<Method, Operation>
}

export type Matcher = (method: string, path: string) => Match

export function newMatcher(operations: readonly Operation[]): Matcher {
  const root = newBranch()
  for (const operation of operations) plant(root, operation)
  return (method, path) => {
    const segments = segmentsOf(path)
    const isMe = segments[0]?.toLowerCase() === 'me'
    const { branch, keys, at } = walk(root, isMe ? ['users', 'me', ...segments.slice(1)] : segments)
    const stopped = branch.operations.size === 0 || at < segments.length + (isMe ? 1 : 0)
    if (stopped) return { type: 'unknown', segment: segments[isMe ? at - 1 : at] ?? segments.at(-1) ?? '' }
    const operation = branch.operations.get(method as Method)
    return operation ? { type: 'operation', operation, keys, isMe } : { type: 'wrong-verb' }
  }
}

const newBranch = (): Branch => ({ words: new Map(), key: undefined, operations: new Map() })

function plant(root: Branch, operation: Operation): void {
  let branch = root
  for (const segment of segmentsOf(operation.path)) branch = child(branch, segment)
  branch.operations.set(operation.method, operation)
}

function child(branch: Branch, segment: string): Branch {
  if (segment.startsWith('{')) {
    branch.key ??= newBranch()
    return branch.key
  }
  const next = branch.words.get(wordOf(segment)) ?? newBranch()
  branch.words.set(wordOf(segment), next)
  return next
}

/** A word is taken before a key: nobody is called `delta`. */
function walk(root: Branch, segments: readonly string[]): { branch: Branch; keys: string[]; at: number } {
  let branch = root
  const keys: string[] = []
  for (const [at, segment] of segments.entries()) {
    const word = branch.words.get(wordOf(segment))
    if (word) {
      branch = word
      continue
    }
    if (!branch.key) return { branch, keys, at }
    keys.push(segment)
    branch = branch.key
  }
  return { branch, keys, at: segments.length }
}

/** `microsoft.graph.delta()` is `delta`; of casts the namespace is all that tells them from relations, so it stays. */
function wordOf(segment: string): string {
  const word = segment.toLowerCase().replace(/\(\)$/, '')
  const name = word.replace(/^microsoft\.graph\./, '')
  return functions.has(name) ? name : word
}

const functions: ReadonlySet<string> = new Set([
  'addfavorite',
  'checkmembergroups',
  'checkmemberobjects',
  'confirmcompromised',
  'delta',
  'getbyids',
  'getmembergroups',
  'getmemberobjects',
  'reauthorize',
  'removefavorite',
  'restore',
])

/** Decoded, with keys in parentheses as segments of their own. */
const segmentsOf = (path: string): string[] =>
  withSitePath(
    path
      .split('/')
      .filter((segment) => segment !== '')
      .map(unescaped),
  ).flatMap(withKey)

/** `users('id')` is two segments; an alternate key keeps its name: `applications(appId='…')`. */
function withKey(segment: string): string[] {
  const [, word, name, key] = /^([A-Za-z.]+)\((?:(\w+)=)?'((?:[^']|'')*)'\)$/.exec(segment) ?? []
  if (word === undefined || key === undefined) return [segment]
  return [word, `${name === undefined ? '' : `${name}=`}${key.replaceAll("''", "'")}`]
}

/** `sites/host:/a/path:/permissions`: a host and the path of a site on it are one key. */
function withSitePath(segments: readonly string[]): readonly string[] {
  const [first, host, ...rest] = segments
  if (first?.toLowerCase() !== 'sites' || !host?.endsWith(':')) return segments
  const last = rest.findIndex((segment) => segment.endsWith(':'))
  const path = last < 0 ? rest : rest.slice(0, last + 1)
  const key = `${host}/${path.join('/').replace(/:$/, '')}`
  return [first, key, ...rest.slice(path.length)]
}

function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment // not encoded at all: it is what it says
  }
}
