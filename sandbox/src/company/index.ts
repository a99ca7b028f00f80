export { employees, tenant } from './alder.ts'
export { groupIdsOf, homeTenant, type Person, people, personById, personByName, type Tenant } from './directory.ts'
export { seedCompany } from './seed.ts'
