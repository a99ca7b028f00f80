import { type Department, type Office, stableId } from './alder.ts'

export type Employee = {
  id: string
  alias: string
  givenName: string
  surname: string
  jobTitle: string
  department: Department
  manager: string | null
  office: Office
}

type Row = readonly [
  alias: string,
  givenName: string,
  surname: string,
  jobTitle: string,
  department: Department,
  manager: string | null,
  office: Office,
]

/** Those the documentation tells about: they come first wherever people are listed. */
export const namedPeople = {
  ada: '0be98c82-7564-494d-837c-3375bac3a587',
  grace: '2a4038b9-6464-4791-9cb5-38e31a1bfe5a',
  mateo: 'bf12cb63-ce48-425a-aaa6-d807758af614',
  priya: '2be462c7-bf83-4467-9260-d862c4879049',
  jonas: '6ed41c93-d8b2-4443-8387-4b801dbde149',
  tom: '489382db-3ad5-4129-85c6-a3f3a6a6c47d',
} as const

/** Managers stand before those they manage. */
const rows: readonly Row[] = [
  ['ada', 'Ada', 'Lindqvist', 'Managing Director', 'Management', null, 'Malmö'],
  ['grace', 'Grace', 'Okafor', 'Head of IT', 'IT', 'ada', 'Malmö'],
  ['mateo', 'Mateo', 'Rossi', 'Process Manager', 'Operations', 'ada', 'Malmö'],
  ['priya', 'Priya', 'Nair', 'Service Desk Lead', 'IT', 'grace', 'Leeds'],
  ['jonas', 'Jonas', 'Weber', 'Internal Auditor', 'Finance', 'ada', 'Malmö'],
  ['tom', 'Tom', 'Becker', 'Head of Sales', 'Sales', 'ada', 'Leeds'],

  ['ines', 'Inês', 'Carvalho', 'Head of Finance', 'Finance', 'ada', 'Malmö'],
  ['samuel', 'Samuel', 'Adeyemi', 'Head of Operations', 'Operations', 'ada', 'Malmö'],
  ['hana', 'Hana', 'Kobayashi', 'Head of Research', 'Research', 'ada', 'Malmö'],
  ['elsa', 'Elsa', 'Norling', 'Assistant to the Managing Director', 'Management', 'ada', 'Malmö'],
  ['david', 'David', 'Mensah', 'General Counsel', 'Management', 'ada', 'Leeds'],
  ['katarzyna', 'Katarzyna', 'Zielińska', 'Head of People', 'Management', 'ada', 'Malmö'],

  ['lars', 'Lars', 'Holmberg', 'Infrastructure Engineer', 'IT', 'grace', 'Malmö'],
  ['mei', 'Mei', 'Chen', 'Identity Engineer', 'IT', 'grace', 'Austin'],
  ['omar', 'Omar', 'Haddad', 'Security Engineer', 'IT', 'grace', 'Leeds'],
  ['sofia', 'Sofía', 'Herrera', 'Service Desk Agent', 'IT', 'priya', 'Austin'],
  ['callum', 'Callum', 'Fraser', 'Service Desk Agent', 'IT', 'priya', 'Leeds'],
  ['amina', 'Amina', 'Yusuf', 'Service Desk Agent', 'IT', 'priya', 'Malmö'],
  ['viktor', 'Viktor', 'Åberg', 'Workplace Technician', 'IT', 'priya', 'Malmö'],

  ['bjorn', 'Björn', 'Sandell', 'Plant Manager', 'Operations', 'samuel', 'Malmö'],
  ['rosa', 'Rosa', 'Delgado', 'Logistics Lead', 'Operations', 'samuel', 'Austin'],
  ['chidi', 'Chidi', 'Eze', 'Quality Manager', 'Operations', 'samuel', 'Malmö'],
  ['agnes', 'Agnes', 'Lundgren', 'Purchasing Lead', 'Operations', 'samuel', 'Malmö'],
  ['rahul', 'Rahul', 'Banerjee', 'Process Analyst', 'Operations', 'mateo', 'Leeds'],
  ['lucia', 'Lucía', 'Moreno', 'Process Analyst', 'Operations', 'mateo', 'Malmö'],
  ['johan', 'Johan', 'Ekström', 'Shift Lead', 'Operations', 'bjorn', 'Malmö'],
  ['fatima', 'Fatima', 'Rahman', 'Shift Lead', 'Operations', 'bjorn', 'Malmö'],
  ['piotr', 'Piotr', 'Wójcik', 'Assembly Technician', 'Operations', 'johan', 'Malmö'],
  ['linh', 'Linh', 'Tran', 'Assembly Technician', 'Operations', 'johan', 'Malmö'],
  ['emmanuel', 'Emmanuel', 'Boateng', 'Assembly Technician', 'Operations', 'fatima', 'Malmö'],
  ['sanna', 'Sanna', 'Virtanen', 'Calibration Technician', 'Operations', 'fatima', 'Malmö'],
  ['miguel', 'Miguel', 'Santos', 'Warehouse Clerk', 'Operations', 'rosa', 'Austin'],
  ['tanisha', 'Tanisha', 'Brooks', 'Warehouse Clerk', 'Operations', 'rosa', 'Austin'],
  ['yuki', 'Yuki', 'Tanaka', 'Quality Inspector', 'Operations', 'chidi', 'Malmö'],
  ['gustav', 'Gustav', 'Nyström', 'Buyer', 'Operations', 'agnes', 'Malmö'],

  ['helen', 'Helen', 'Whitaker', 'Accounting Manager', 'Finance', 'ines', 'Leeds'],
  ['arjun', 'Arjun', 'Patel', 'Controller', 'Finance', 'ines', 'Malmö'],
  ['nadia', 'Nadia', 'Benali', 'Payroll Specialist', 'Finance', 'helen', 'Malmö'],
  ['oliver', 'Oliver', 'Grant', 'Accounts Payable Clerk', 'Finance', 'helen', 'Leeds'],
  ['stina', 'Stina', 'Falk', 'Accounts Receivable Clerk', 'Finance', 'helen', 'Malmö'],
  ['marcus', 'Marcus', 'Reid', 'Tax Accountant', 'Finance', 'helen', 'Austin'],

  ['isabel', 'Isabel', 'Fontaine', 'Regional Sales Manager', 'Sales', 'tom', 'Malmö'],
  ['darius', 'Darius', 'Coleman', 'Regional Sales Manager', 'Sales', 'tom', 'Austin'],
  ['noor', 'Noor', 'Aziz', 'Marketing Manager', 'Sales', 'tom', 'Leeds'],
  ['erik', 'Erik', 'Söderberg', 'Account Manager', 'Sales', 'isabel', 'Malmö'],
  ['chiara', 'Chiara', 'Bianchi', 'Account Manager', 'Sales', 'isabel', 'Malmö'],
  ['kwame', 'Kwame', 'Asante', 'Account Manager', 'Sales', 'isabel', 'Leeds'],
  ['jessica', 'Jessica', 'Alvarez', 'Account Manager', 'Sales', 'darius', 'Austin'],
  ['ryan', 'Ryan', 'O’Connell', 'Account Manager', 'Sales', 'darius', 'Austin'],
  ['bridget', 'Bridget', 'Walsh', 'Sales Support', 'Sales', 'darius', 'Austin'],
  ['leila', 'Leila', 'Karimi', 'Content Editor', 'Sales', 'noor', 'Leeds'],

  ['anders', 'Anders', 'Wikström', 'Principal Scientist', 'Research', 'hana', 'Malmö'],
  ['zanele', 'Zanele', 'Dlamini', 'Laboratory Manager', 'Research', 'hana', 'Malmö'],
  ['dmitri', 'Dmitri', 'Sokolov', 'Firmware Engineer', 'Research', 'hana', 'Leeds'],
  ['freja', 'Freja', 'Møller', 'Optics Engineer', 'Research', 'anders', 'Malmö'],
  ['suresh', 'Suresh', 'Iyer', 'Sensor Engineer', 'Research', 'anders', 'Malmö'],
  ['claire', 'Claire', 'Dubois', 'Data Scientist', 'Research', 'anders', 'Leeds'],
  ['tomas', 'Tomáš', 'Novák', 'Laboratory Technician', 'Research', 'zanele', 'Malmö'],
  ['abena', 'Abena', 'Owusu', 'Laboratory Technician', 'Research', 'zanele', 'Malmö'],
  ['wei', 'Wei', 'Zhang', 'Doctoral Student', 'Research', 'anders', 'Malmö'],
]

const idOf = (alias: string): string =>
  (namedPeople as Readonly<Record<string, string>>)[alias] ?? stableId(`user/${alias}`)

export const employees: readonly Employee[] = rows.map(
  ([alias, givenName, surname, jobTitle, department, manager, office]) => ({
    id: idOf(alias),
    alias,
    givenName,
    surname,
    jobTitle,
    department,
    manager: manager === null ? null : idOf(manager),
    office,
  }),
)

/** Somebody's id by the name before the @. */
export function employeeId(alias: string): string {
  const employee = employees.find((one) => one.alias === alias)
  if (!employee) throw new Error(`nobody at Alder Instruments is called ${alias}`)
  return employee.id
}
