export { companyObjects } from './objects.ts'
export { colleagues, type List, type People, peopleOf } from './people.ts'
export { companyRequests } from './requests.ts'
export { companyWorkflows } from './workflows.ts'
