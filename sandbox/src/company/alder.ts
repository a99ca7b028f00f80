// Alder Instruments: the company that plays in every sandbox. Its ids never change, so that what points at somebody
// (an account, an audit row, a screenshot in the documentation) still does after the sandbox was emptied.

export const tenant = {
  id: '7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35',
  name: 'Alder Instruments',
  domain: 'alder.example',
}

const ada = '0be98c82-7564-494d-837c-3375bac3a587'
const grace = '2a4038b9-6464-4791-9cb5-38e31a1bfe5a'

type Employee = {
  id: string
  alias: string
  givenName: string
  surname: string
  jobTitle: string
  department: keyof typeof departmentGroups
  managerId: string | null
}

/** One security group per department: the `groups` claim tells who sits where. */
export const departmentGroups = {
  Management: { id: '2a9b0618-e1df-4a4c-985a-da7c2fbab0f7', displayName: 'Management' },
  IT: { id: '781ffcc3-1802-4a80-9491-64afb6b3da51', displayName: 'IT' },
  Operations: { id: 'bf237f38-1728-4c3d-9462-dc18acc2b57a', displayName: 'Operations' },
  Finance: { id: 'f0166af8-7a58-4ca4-83a2-55fb339abb38', displayName: 'Finance' },
  Sales: { id: '3b030d78-6135-45a6-a562-560793644a23', displayName: 'Sales' },
} as const

/** Managers stand before those they manage. */
export const employees: readonly Employee[] = [
  {
    id: ada,
    alias: 'ada',
    givenName: 'Ada',
    surname: 'Lindqvist',
    jobTitle: 'Managing Director',
    department: 'Management',
    managerId: null,
  },
  {
    id: grace,
    alias: 'grace',
    givenName: 'Grace',
    surname: 'Okafor',
    jobTitle: 'Head of IT',
    department: 'IT',
    managerId: ada,
  },
  {
    id: 'bf12cb63-ce48-425a-aaa6-d807758af614',
    alias: 'mateo',
    givenName: 'Mateo',
    surname: 'Rossi',
    jobTitle: 'Process Manager',
    department: 'Operations',
    managerId: ada,
  },
  {
    id: '2be462c7-bf83-4467-9260-d862c4879049',
    alias: 'priya',
    givenName: 'Priya',
    surname: 'Nair',
    jobTitle: 'Service Desk Lead',
    department: 'IT',
    managerId: grace,
  },
  {
    id: '6ed41c93-d8b2-4443-8387-4b801dbde149',
    alias: 'jonas',
    givenName: 'Jonas',
    surname: 'Weber',
    jobTitle: 'Internal Auditor',
    department: 'Finance',
    managerId: ada,
  },
  {
    id: '489382db-3ad5-4129-85c6-a3f3a6a6c47d',
    alias: 'tom',
    givenName: 'Tom',
    surname: 'Becker',
    jobTitle: 'Head of Sales',
    department: 'Sales',
    managerId: ada,
  },
]
