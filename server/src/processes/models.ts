import {
  compile,
  type Evaluate,
  type ExpressionLanguage,
  feel,
  type Graph,
  invariant,
  type Model,
} from '@countersign/engine'
import type { Db } from '../platform/database/index.ts'
import { selectGraphs } from './definitions/sql.ts'

/** Models, by the id of their version. A version never changes, so what is kept never goes stale. */
export type Models = { of(db: Db, versionIds: ReadonlySet<string>): Promise<ReadonlyMap<string, Ready>> }

/** The model, ready to run; or why its version no longer compiles: that stops its instances, and nobody else. */
export type Ready = { readonly model: Model } | { readonly model: null; readonly cause: unknown }

export function modelIn(ready: Ready): Model {
  if (ready.model === null) throw ready.cause
  return ready.model
}

const modelsMax = 200 // a large one takes about 1 MB

export function modelCache(max: number = modelsMax): Models {
  const kept = new Map<string, Ready>()
  const keep = (id: string, model: Ready): void => {
    kept.delete(id) // and set again: the map stays in the order of last use
    kept.set(id, model)
    const [oldest] = kept.keys()
    if (kept.size > max && oldest !== undefined) kept.delete(oldest)
  }
  return {
    of: async (db, versionIds) => {
      const missing = [...versionIds].filter((id) => !kept.has(id))
      const read = missing.length > 0 ? await selectGraphs(db, missing) : []
      const fresh = new Map(read.map(({ id, graph }) => [id, readyOf(id, graph)]))
      const all = new Map<string, Ready>()
      for (const id of versionIds) {
        const model = fresh.get(id) ?? kept.get(id)
        invariant(model, `there is no process version ${id}`)
        all.set(id, model)
      }
      for (const [id, model] of all) keep(id, model)
      return all
    },
  }
}

function readyOf(id: string, graph: Graph): Ready {
  try {
    return { model: modelOf(id, graph) }
  } catch (cause) {
    return { model: null, cause }
  }
}

/** It was checked when it was deployed. A version that no longer compiles is a bug of this program. */
function modelOf(id: string, graph: Graph): Model {
  const compiled = compile(graph, feelWhenRun(id))
  invariant(compiled.ok, `process version ${id} no longer compiles. ${compiled.ok ? '' : compiled.problems[0]?.reason}`)
  return compiled.model
}

/**
 * An expression is read when it is run for the first time. A large process has thousands, which would hold everybody up
 * for half a second; an instance comes by a few of them at a time.
 */
const feelWhenRun = (id: string): ExpressionLanguage => ({
  ...feel,
  compile: (source) => {
    let evaluate: Evaluate | undefined
    return {
      ok: true,
      evaluate: (variables, environment) => {
        evaluate ??= read(id, source)
        return evaluate(variables, environment)
      },
    }
  },
})

function read(id: string, source: string): Evaluate {
  const compiled = feel.compile(source)
  invariant(compiled.ok, `process version ${id} has the expression ${source}, which no longer compiles`)
  return compiled.evaluate
}
