export { applicationOperations } from './applications.ts'
export { appRoleAssignmentOperations } from './appRoleAssignments.ts'
export { policyOperations } from './policies.ts'
export { servicePrincipalOperations } from './servicePrincipals.ts'
