import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { absolute } from './sources.ts'

export type Imports = ReadonlyMap<string, readonly string[]>

/** Which of our files each of our files imports, or starts as a program by its path. */
export const importsOf = (files: readonly string[]): Imports =>
  new Map(
    files.map((file) => [file, specifiersIn(readFileSync(absolute(file), 'utf8')).flatMap((to) => resolve(file, to))]),
  )

/** Everything that `file` needs, itself included. */
export function needs(imports: Imports, file: string): ReadonlySet<string> {
  const found = new Set([file])
  for (const next of found) for (const imported of imports.get(next) ?? []) found.add(imported)
  return found
}

const specifiersIn = (text: string): string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g)].flatMap(([, specifier]) => specifier ?? [])

function resolve(from: string, specifier: string): string[] {
  if (specifier.startsWith('.')) return [normalize(join(dirname(from), specifier))]
  const ours = /^@countersign\/([^/]+)(\/.+)?$/.exec(specifier)
  if (!ours?.[1]) return []
  const target = exportsOf(ours[1])[`.${ours[2] ?? ''}`]
  return target === undefined ? [] : [normalize(join(ours[1], target))]
}

const known = new Map<string, Readonly<Record<string, string>>>()

function exportsOf(workspace: string): Readonly<Record<string, string>> {
  const file = absolute(join(workspace, 'package.json'))
  const read = (): Record<string, string> =>
    existsSync(file)
      ? ((JSON.parse(readFileSync(file, 'utf8')) as { exports?: Record<string, string> }).exports ?? {})
      : {}
  const exports = known.get(workspace) ?? read()
  known.set(workspace, exports)
  return exports
}
