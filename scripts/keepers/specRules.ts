// Every rule of a SPEC.md has a test, every test below it a rule: a test's name begins with the rule's.

/** `- **A1** …` states a rule. */
export const rulesIn = (spec: string): string[] =>
  [...spec.matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].flatMap(([, rule]) => rule ?? [])

/** The names of tests as they are written; one that is not a literal is told as its expression. */
export const testNamesIn = (source: string): string[] =>
  [...source.matchAll(/^\s*(?:await )?(?:test|it|t\.test)(?:\.\w+)?\(\s*(?:(['"`])(.*?)\1|([^,\n]+))/gm)].map(
    ([, , name, expression]) => name ?? expression ?? '',
  )

export type Mismatch = { untested: string[]; doubled: string[]; lawless: string[] }

/** Rules without a test, rules stated twice, and tests without a rule. */
export function compareRules(rules: readonly string[], testNames: readonly string[]): Mismatch {
  const proven = new Set(testNames.map((name) => /^[A-Z]+\d+(?= )/.exec(name)?.[0]))
  return {
    untested: rules.filter((rule) => !proven.has(rule)),
    doubled: rules.filter((rule, index) => rules.indexOf(rule) !== index),
    lawless: testNames.filter((name) => !rules.some((rule) => name.startsWith(`${rule} `))),
  }
}
