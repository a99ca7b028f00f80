import type { Store } from '../store/index.ts'
import type { Fault, Rule } from './rule.ts'

type Row = Omit<Rule, 'fault'> & { fault: string }

export const storedRules = (store: Store): Rule[] =>
  store.rows<Row>`select id, fault, seen, struck from fault_rule order by position limit 1000`.map((row) => ({
    ...row,
    fault: JSON.parse(row.fault) as Fault,
  }))

export const addRule = (store: Store, { id, fault }: Rule): void =>
  store.run`insert into fault_rule (id, fault) values (${id}, ${JSON.stringify(fault)})`

export const saveCounts = (store: Store, { id, seen, struck }: Rule): void =>
  store.run`update fault_rule set seen = ${seen}, struck = ${struck} where id = ${id}`

export const removeRule = (store: Store, id: string): void => store.run`delete from fault_rule where id = ${id}`
