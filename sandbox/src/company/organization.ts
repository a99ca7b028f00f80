import { stableId, tenant } from './alder.ts'

/** The company's one environment, by the names that Dataverse has for it. Two of them look alike: hosts go by `urlName`. */
export const organization = {
  id: stableId('organization'),
  businessUnitId: stableId('businessUnit'),
  friendlyName: `${tenant.name} (default)`,
  urlName: 'org7d9a2f64',
  uniqueName: 'unq7d9a2f643c514e8b9b0a6f2d1c8e4',
  region: 'EMEA',
  url: 'https://org7d9a2f64.crm4.dynamics.com',
  apiUrl: 'https://org7d9a2f64.api.crm4.dynamics.com',
}
