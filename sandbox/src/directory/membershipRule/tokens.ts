// A membership rule as words: `user.department -eq "Sales"`.

export type Token =
  | { type: 'word' | 'operator'; word: string }
  | { type: 'text'; text: string }
  | { type: 'mark'; mark: '(' | ')' | '[' | ']' | ',' }

const pattern = /\s*(?:(-[a-z]+)|"((?:[^"`\\]|[`\\].)*)"|'((?:[^'`\\]|[`\\].)*)'|([()[\],])|([\w.]+))/iy

/** The words of a rule, or nothing where it holds what is none. */
export function tokensOf(rule: string): Token[] | undefined {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < rule.trimEnd().length) {
    const match = pattern.exec(rule)
    if (!match) return undefined
    const [, operator, double, single, mark, word] = match
    const quoted = double ?? single
    if (operator !== undefined) tokens.push({ type: 'operator', word: operator.slice(1).toLowerCase() })
    else if (quoted !== undefined) tokens.push({ type: 'text', text: quoted.replace(/[`\\](.)/g, '$1') })
    else if (mark !== undefined) tokens.push({ type: 'mark', mark: mark as '(' })
    else tokens.push({ type: 'word', word: word ?? '' })
  }
  return tokens
}
