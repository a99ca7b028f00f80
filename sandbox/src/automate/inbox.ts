// What runs have not heard of yet. Whoever has news for a run leaves it here, in the transaction in which it became
// true, and lets the sandbox's time look again; the runner hands it in.

import type { Store } from '../store/index.ts'
import type { Fact } from './definition/index.ts'

export function addFact(store: Store, runName: string, fact: Fact): void {
  store.run`insert into flow_run_fact (run_name, fact) values (${runName}, ${JSON.stringify(fact)})`
}

/** In the order in which they came; they are gone then. */
export function takeFacts(store: Store, runName: string): Fact[] {
  const rows = store.rows<{ position: number; fact: string }>`
    select position, fact from flow_run_fact where run_name = ${runName} order by position limit 1000`
  const last = rows.at(-1)
  if (last) store.run`delete from flow_run_fact where run_name = ${runName} and position <= ${last.position}`
  return rows.map(({ fact }) => JSON.parse(fact) as Fact)
}

export const runsWithFacts = (store: Store): string[] =>
  store.rows<{ runName: string }>`
    select run_name as runName from flow_run_fact group by run_name order by min(position) limit 1000`.map(
    ({ runName }) => runName,
  )
