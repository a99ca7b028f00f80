// The files of the DMN standard's Technology Compatibility Kit, as JSON: one file a suite, each run an expression with
// what it should give, written in FEEL itself.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Case = {
  readonly suite: string
  /** `suite/case`, as the reasons of dialect.ts name it. */
  readonly id: string
  readonly expression: string
  /** FEEL for the context of the inputs. */
  readonly inputs: string | null
  readonly expected: string
}

type SuiteFile = {
  readonly cases: readonly {
    readonly id: string
    readonly runs: readonly {
      readonly context: string | null
      readonly expression: { readonly text: string }
      readonly expectedValue: string
    }[]
  }[]
}

export function casesIn(folder: string): Case[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return files.sort().flatMap((file) => {
    const suite = file.replace(/-test-\d+\.xml\.json$/, '')
    const { cases } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as SuiteFile
    return cases.flatMap(({ id, runs }) =>
      runs.map(({ context, expression, expectedValue }) => ({
        suite,
        id: `${suite}/${id}`,
        expression: expression.text,
        inputs: context,
        expected: expectedValue,
      })),
    )
  })
}

/** The TCK writes numbers with eight places. */
export const close = (a: number, b: number): boolean => a === b || Math.abs(a - b) < 1e-8

/** A boxed context has its result in an entry without a name. */
export const resultKey = ''
