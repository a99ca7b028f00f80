import type { CompiledExpression, ExpressionLanguage } from '../expression.ts'

/** What people write comes to some ten thousand; a million takes half a second and some hundred megabytes. */
const expressionsLengthMax = 1_000_000

/** The language for one file: each expression is compiled once, and all of them together are bounded. */
export function remembering({ compile, literal }: ExpressionLanguage): ExpressionLanguage {
  const compiled = new Map<string, CompiledExpression>()
  let length = 0
  return {
    literal,
    compile: (source) => {
      const known = compiled.get(source)
      if (known) return known
      if (length + source.length > expressionsLengthMax) return tooMuch
      length += source.length
      const fresh = compile(source)
      compiled.set(source, fresh)
      return fresh
    },
  }
}

const tooMuch: CompiledExpression = {
  ok: false,
  reason: `With it the expressions of this file are longer than ${expressionsLengthMax.toLocaleString('en')} characters.`,
  position: 0,
}
