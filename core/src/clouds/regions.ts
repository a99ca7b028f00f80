// Where Dataverse environments lie: a region has a code that people know it by and a name of its own in the address.

export type Region = {
  readonly code: string
  readonly title: string
  /** What follows the organization in the address of an environment. */
  readonly host: string
  /** Other codes for the same. */
  readonly aliases: readonly string[]
}

const region = (code: string, title: string, host: string, ...aliases: string[]): Region => ({
  code,
  title,
  host,
  aliases,
})

/** New ones appear: who has an environment elsewhere gives its whole address. */
export const publicRegions: readonly Region[] = [
  region('NAM', 'North America', 'crm.dynamics.com', 'NA', 'US', 'CRM'),
  region('SAM', 'South America', 'crm2.dynamics.com', 'LATAM', 'CRM2'),
  region('CAN', 'Canada', 'crm3.dynamics.com', 'CRM3'),
  region('EUR', 'Europe', 'crm4.dynamics.com', 'EMEA', 'CRM4'),
  region('APJ', 'Asia Pacific', 'crm5.dynamics.com', 'APAC', 'CRM5'),
  region('OCE', 'Australia', 'crm6.dynamics.com', 'CRM6'),
  region('JPN', 'Japan', 'crm7.dynamics.com', 'CRM7'),
  region('IND', 'India', 'crm8.dynamics.com', 'CRM8'),
  region('GBR', 'United Kingdom', 'crm11.dynamics.com', 'UK', 'CRM11'),
  region('FRA', 'France', 'crm12.dynamics.com', 'CRM12'),
  region('ZAF', 'South Africa', 'crm14.dynamics.com', 'CRM14'),
  region('UAE', 'United Arab Emirates', 'crm15.dynamics.com', 'CRM15'),
  region('GER', 'Germany', 'crm16.dynamics.com', 'DEU', 'CRM16'),
  region('CHE', 'Switzerland', 'crm17.dynamics.com', 'CRM17'),
  region('NOR', 'Norway', 'crm19.dynamics.com', 'CRM19'),
  region('SGP', 'Singapore', 'crm20.dynamics.com', 'CRM20'),
  region('KOR', 'Korea', 'crm21.dynamics.com', 'CRM21'),
  region('SWE', 'Sweden', 'crm22.dynamics.com', 'CRM22'),
]

export const gccRegions: readonly Region[] = [region('GCC', 'US Government', 'crm9.dynamics.com', 'CRM9')]

export const gccHighRegions: readonly Region[] = [
  region('USG', 'US Government, high', 'crm.microsoftdynamics.us', 'GCCH'),
]

export const chinaRegions: readonly Region[] = [region('CHN', 'China', 'crm.dynamics.cn', 'CN')]
