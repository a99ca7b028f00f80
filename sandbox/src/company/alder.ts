// Alder Instruments: the company that plays in every sandbox. Its ids never change, so that what points at somebody
// (an account, an audit row, a screenshot in the documentation) still does after the sandbox was emptied.

import { createHash } from 'node:crypto'

export const tenant = {
  id: '7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35',
  name: 'Alder Instruments',
  domain: 'alder.example',
}

/** All of its sites are on one host. */
export const siteHost = 'alder.sharepoint.example'

/** The same name, the same id, in every sandbox there will ever be. */
export function stableId(name: string): string {
  const bytes = createHash('sha256').update(`${tenant.id}/${name}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Three places; their telephone numbers are of those that are set aside for stories. */
export const offices = {
  Malmö: {
    city: 'Malmö',
    state: 'Skåne',
    country: 'Sweden',
    postalCode: '211 19',
    streetAddress: 'Alkajen 4',
    usageLocation: 'SE',
    preferredLanguage: 'sv-SE',
    phone: (line: number) => `+46 40 628 04 ${two(line)}`,
  },
  Leeds: {
    city: 'Leeds',
    state: 'West Yorkshire',
    country: 'United Kingdom',
    postalCode: 'LS1 4AP',
    streetAddress: '12 Alder Yard',
    usageLocation: 'GB',
    preferredLanguage: 'en-GB',
    phone: (line: number) => `+44 113 496 00${two(line)}`,
  },
  Austin: {
    city: 'Austin',
    state: 'Texas',
    country: 'United States',
    postalCode: '78701',
    streetAddress: '400 Alder Street',
    usageLocation: 'US',
    preferredLanguage: 'en-US',
    phone: (line: number) => `+1 512 555 01${two(line)}`,
  },
} as const

export type Office = keyof typeof offices

const two = (line: number): string => String(line % 100).padStart(2, '0')

export const departments = ['Management', 'IT', 'Operations', 'Finance', 'Sales', 'Research'] as const

export type Department = (typeof departments)[number]
