import type { Case } from './cases.ts'

export type Outcome = Case & { readonly ours: boolean; readonly feelin: boolean }
export type Report = { readonly lines: readonly string[]; readonly ok: boolean }

/** Not ok: feelin passes a case that we don't and no reason is written down, or a reason has lost its case. */
export function report(outcomes: readonly Outcome[], reasons: { readonly [caseId: string]: string }): Report {
  const lost = outcomes.filter(({ ours, feelin }) => feelin && !ours)
  const explained = lost.filter(({ id }) => Object.hasOwn(reasons, id))
  const unexplained = lost.filter(({ id }) => !Object.hasOwn(reasons, id))
  const run = new Set(outcomes.map(({ id }) => id))
  const stale = Object.keys(reasons).filter((id) => run.has(id) && !lost.some((one) => one.id === id))
  const suites = Object.entries(Object.groupBy(outcomes, ({ suite }) => suite))
  return {
    lines: [
      ...suites.map(([suite, own]) => row(suite, own ?? [])),
      row('total', outcomes),
      ...section('Passed by feelin and not by us, for a reason of dialect:', explained, reasons),
      ...section('Passed by feelin and not by us, WITHOUT a reason:', unexplained, reasons),
      ...(stale.length > 0 ? ['', 'Reasons for what is not lost any more:', ...stale.map((id) => `  ${id}`)] : []),
    ],
    ok: unexplained.length + stale.length === 0,
  }
}

function row(name: string, outcomes: readonly Outcome[]): string {
  const ours = outcomes.filter((outcome) => outcome.ours).length
  const feelin = outcomes.filter((outcome) => outcome.feelin).length
  const failed = String(outcomes.length - ours).padStart(3)
  return `${name.padEnd(48)} ${String(ours).padStart(5)} passed ${failed} failed   feelin ${String(feelin).padStart(5)} passed`
}

const section = (
  title: string,
  outcomes: readonly Outcome[],
  reasons: { readonly [caseId: string]: string },
): string[] =>
  outcomes.length === 0
    ? []
    : [
        '',
        title,
        ...outcomes.flatMap(({ id, expression, expected }) => [
          `  ${id}`,
          `    ${expression.trim().replace(/\s+/g, ' ')} → ${expected}`,
          ...(reasons[id] ? [`    ${reasons[id]}`] : []),
        ]),
      ]
