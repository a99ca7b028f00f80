import type { Store } from '../store/index.ts'
import type { Fault, Rule } from './rule.ts'

type Row = Omit<Rule, 'fault' | 'isOff'> & { fault: string; isOff: 0 | 1 }

export const storedRules = (store: Store): Rule[] =>
  store.rows<Row>`
    select id, fault, seen, struck, is_off as isOff from fault_rule order by position limit 1000`.map((row) => ({
    ...row,
    fault: JSON.parse(row.fault) as Fault,
    isOff: row.isOff === 1,
  }))

export const addRule = (store: Store, { id, fault }: Rule): void =>
  store.run`insert into fault_rule (id, fault) values (${id}, ${JSON.stringify(fault)})`

export const saveCounts = (store: Store, { id, seen, struck }: Rule): void =>
  store.run`update fault_rule set seen = ${seen}, struck = ${struck} where id = ${id}`

export const turnRule = (store: Store, { id, isOff }: Rule): void =>
  store.run`update fault_rule set is_off = ${Number(isOff)} where id = ${id}`

export const removeRule = (store: Store, id: string): void => store.run`delete from fault_rule where id = ${id}`
