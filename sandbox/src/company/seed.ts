import type { Store } from '../store/index.ts'
import { departmentGroups, employees, tenant } from './alder.ts'

/** Fills an empty directory with Alder Instruments; whoever is there already is left alone. */
export function seedCompany(store: Store): void {
  if (store.row`select 1 from tenant`) return
  store.run`insert into tenant (id, name, domain) values (${tenant.id}, ${tenant.name}, ${tenant.domain})`
  for (const group of Object.values(departmentGroups))
    store.run`insert into directory_group (id, display_name) values (${group.id}, ${group.displayName})`
  for (const employee of employees) {
    const { id, alias, givenName, surname, jobTitle, department, managerId } = employee
    const address = `${alias}@${tenant.domain}`
    store.run`
      insert into person (id, user_principal_name, display_name, given_name, surname, mail, job_title, department, manager_id)
      values (${id}, ${address}, ${`${givenName} ${surname}`}, ${givenName}, ${surname}, ${address}, ${jobTitle}, ${department}, ${managerId})`
    store.run`insert into group_member (group_id, person_id) values (${departmentGroups[department].id}, ${id})`
  }
}
