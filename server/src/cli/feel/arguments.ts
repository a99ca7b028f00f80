export type Asked =
  | { readonly mode: 'one'; readonly expression: string; readonly contextFile: string | undefined }
  | { readonly mode: 'cases'; readonly casesFile: string }

/** Undefined if the arguments mean nothing. An expression may begin with a minus sign, but not with two. */
export function readArguments(args: readonly string[]): Asked | undefined {
  const expressions: string[] = []
  const options = new Map<string, string>()
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] as string
    if (!argument.startsWith('--')) expressions.push(argument)
    else {
      const value = args[++i]
      if (!['--context', '--cases'].includes(argument) || value === undefined || options.has(argument)) return undefined
      options.set(argument, value)
    }
  }
  const [expression] = expressions
  const casesFile = options.get('--cases')
  if (casesFile !== undefined)
    return expressions.length === 0 && options.size === 1 ? { mode: 'cases', casesFile } : undefined
  if (expressions.length !== 1 || expression === undefined) return undefined
  return { mode: 'one', expression, contextFile: options.get('--context') }
}
