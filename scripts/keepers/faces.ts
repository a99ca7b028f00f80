// A folder with a face, its index.ts, is imported through it: what is behind it may change without asking anybody.
// What a workspace shows to the others is said by its `exports`; this is about what happens within one.

import { dirname, join, sep } from 'node:path'
import type { Imports } from '../checks/imports.ts'

/** Every import, `from → to`, that goes past the face of a folder it comes from outside of. */
export function importsPastFaces(imports: Imports): string[] {
  const hasFace = (folder: string): boolean => imports.has(join(folder, 'index.ts'))
  return [...imports].flatMap(([from, targets]) =>
    targets
      .filter((to) => foldersAbove(to).some((folder) => hasFace(folder) && isPast(folder, from, to)))
      .map((to) => `${from} → ${to}`.replaceAll('\\', '/')),
  )
}

const isPast = (folder: string, from: string, to: string): boolean =>
  workspaceOf(from) === workspaceOf(to) && !from.startsWith(folder + sep) && to !== join(folder, 'index.ts')

const workspaceOf = (file: string): string | undefined => file.split(sep)[0]

function foldersAbove(file: string): string[] {
  const folder = dirname(file)
  return folder === '.' ? [] : [folder, ...foldersAbove(folder)]
}
