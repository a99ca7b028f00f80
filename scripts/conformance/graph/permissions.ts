// Microsoft's permissions reference against the sandbox, call by call: with none of the permissions that suffice a call
// is 403, with each of them alone it is not.

import { randomUUID } from 'node:crypto'
import type { World } from './world.ts'

export type Scheme = 'DelegatedWork' | 'Application'

type PermissionsFile = {
  permissions: Record<
    string,
    { pathSets: { schemeKeys: string[]; methods: string[]; paths: Record<string, string> }[] }
  >
}

export type Reference = {
  /** Which permissions suffice; `A+B` where two are needed together. Nothing, where the call is not in the file. */
  sufficing: (method: string, path: string, scheme: Scheme) => ReadonlySet<string> | undefined
  names: readonly string[]
}

export function readReference({ permissions }: PermissionsFile): Reference {
  const calls = new Map<string, Map<Scheme, Set<string>>>()
  for (const [name, { pathSets }] of Object.entries(permissions))
    for (const { schemeKeys, methods, paths } of pathSets)
      for (const [path, flags] of Object.entries(paths))
        for (const method of methods) {
          const key = `${method} ${path.toLowerCase()}`
          const schemes = calls.get(key) ?? new Map<Scheme, Set<string>>()
          calls.set(key, schemes)
          const also = /AlsoRequires=([^;]*)/i.exec(flags)?.[1]?.split(',') ?? []
          for (const scheme of schemeKeys as Scheme[]) {
            const sufficing = schemes.get(scheme) ?? new Set<string>()
            schemes.set(scheme, sufficing.add([name, ...also].join('+')))
          }
        }
  return {
    sufficing: (method, path, scheme) => {
      const schemes = calls.get(`${method} ${inFile(path)}`)
      return schemes && (schemes.get(scheme) ?? new Set())
    },
    names: Object.keys(permissions),
  }
}

/** The file speaks of relations without `/$ref`, `/$count` and casts. */
const inFile = (path: string): string =>
  path
    .toLowerCase()
    .replace(/\/(\$ref|\$count)$/, '')
    .replace(/\/microsoft\.graph\.\w+$/, '')

export type Verdict = { call: string; scheme: Scheme; agreed: number; wrong: readonly string[] }

/** More than this do not fit into a header. */
const tokenMax = 250

const subject = 'grace@alder.example'
const subjectId = '2a4038b9-6464-4791-9cb5-38e31a1bfe5a'

export type Called = { method: string; path: string; listedAs: readonly [method: string, path: string] }

export async function judge(
  world: World,
  reference: Reference,
  called: Called,
  scheme: Scheme,
): Promise<Verdict | undefined> {
  const sufficing = reference.sufficing(...called.listedAs, scheme)
  if (!sufficing) return undefined
  const wrong: string[] = []
  const isAdmitted = async (permissions: readonly string[]): Promise<boolean> => {
    const token = await world.token(permissions, scheme === 'DelegatedWork' ? subject : undefined)
    const answer = await world.ask(token, called.method, addressOf(called))
    if (answer.status === 401 || answer.status >= 500) wrong.push(`${answer.status} ${answer.text}`)
    // `/me` without anybody signed in is a fault of its own.
    return answer.status !== 403 && !/only valid with delegated/.test(answer.text)
  }
  const alternatives = [...sufficing].map((one) => one.split('+'))
  const touched = new Set(alternatives.flat())
  const others = reference.names.filter((name) => !touched.has(name))
  for (let at = 0; at < others.length; at += tokenMax) {
    const some = others.slice(at, at + tokenMax)
    if (await isAdmitted(some)) wrong.push(`admitted with one of ${some[0]} … ${some.at(-1)}`)
  }
  for (const alternative of alternatives)
    if (!(await isAdmitted(alternative))) wrong.push(`refused with ${alternative.join('+')}`)
  const checks = alternatives.length + Math.ceil(others.length / tokenMax)
  return { call: `${called.method} ${called.path}`, scheme, agreed: checks - wrong.length, wrong }
}

/**
 * Of people one's own address, so that what reaches only oneself reaches; of everything else one that is not there, and no
 * body, so that whatever is let in changes nothing.
 */
function addressOf({ method, path }: Called): string {
  const isOwn = path.startsWith('/users/{id}') && method !== 'DELETE' && method !== 'PUT'
  let place = 0
  const filled = path.replaceAll('{id}', () => (place++ === 0 && isOwn ? subjectId : randomUUID()))
  return `/v1.0${filled}${path === '/sites' ? '?search=*' : ''}`
}
