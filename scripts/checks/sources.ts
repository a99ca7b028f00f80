import { execFileSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { root } from '../bootstrap/root.mjs'

const folders = ['engine', 'core', 'server', 'web', 'sandbox', 'scripts', 'e2e', 'sim', 'bench']

/** Everything written in TypeScript or JavaScript here, relative to the root. */
export const sourceFiles = (): string[] =>
  globSync(
    folders.map((folder) => `${folder}/**/*.{ts,tsx,mjs}`),
    { cwd: root, exclude: (path) => /(^|[\\/])(node_modules|dist)$/.test(path) },
  ).sort()

/** All that git keeps or would keep; without git, all but what is made from it. */
export function repositoryFiles(): string[] {
  try {
    const files = git('ls-files', '--cached', '--others', '--exclude-standard')
    return [...new Set(files)].map(normalize).filter((file) => existsSync(absolute(file)))
  } catch {
    const made = /(^|[\\/])(node_modules|dist|data|screenshots|\.git)$/
    return globSync('**/*', { cwd: root, exclude: (path) => made.test(path) }).filter((file) => !isFolder(file))
  }
}

const isFolder = (file: string): boolean => statSync(absolute(file)).isDirectory()

export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

/** What is different from main, as others have it, and from the last commit; undefined when git can't say. */
export function changedFiles(): string[] | undefined {
  try {
    // A clone commits to a main of its own: what is not pushed yet is different from that of the others alone.
    const [others] = git('for-each-ref', '--format=%(refname)', 'refs/remotes/origin/main')
    const base = git('merge-base', 'HEAD', others ?? 'main')[0] ?? 'HEAD'
    return [...git('diff', '--name-only', base), ...git('ls-files', '--others', '--exclude-standard')].map(normalize)
  } catch {
    return undefined // no git, no main, no commit: everything counts as changed
  }
}

const git = (...args: string[]): string[] =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .split('\n')
    .filter((line) => line !== '')

/** What all files are checked by: a change of these concerns every one. */
export const concernsAll = (file: string): boolean =>
  /(^|[\\/])(package(-lock)?\.json|tsconfig[^\\/]*\.json|biome\.json|.*\.grit)$/.test(file)

export const absolute = (file: string): string => join(root, file)
