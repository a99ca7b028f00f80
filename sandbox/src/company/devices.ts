import type { Properties } from '../directory/index.ts'
import { stableId } from './alder.ts'
import { employees } from './employees.ts'

export type Device = { id: string; properties: Properties; ownerId: string }

const models = [
  { letters: 'LT', operatingSystem: 'Windows', version: '10.0.26100.4349', maker: 'Larkfield', model: 'Notebook 14' },
  { letters: 'PH', operatingSystem: 'iOS', version: '19.1', maker: 'Apple', model: 'iPhone' },
] as const

/** A computer and a telephone for everybody. */
export const devices: readonly Device[] = employees.flatMap(({ id: ownerId, alias }, place) =>
  models.map(({ letters, operatingSystem, version, maker, model }) => ({
    id: stableId(`device/${letters}/${alias}`),
    ownerId,
    properties: {
      accountEnabled: true,
      deviceId: stableId(`deviceId/${letters}/${alias}`),
      displayName: `ALD-${letters}-${String(place + 1).padStart(4, '0')}`,
      operatingSystem,
      operatingSystemVersion: version,
      manufacturer: maker,
      model,
      deviceOwnership: 'Company',
      trustType: letters === 'LT' ? 'AzureAd' : 'Workplace',
      isManaged: true,
      isCompliant: place % 9 !== 4,
      profileType: 'RegisteredDevice',
      registrationDateTime: '2026-01-12T08:00:00Z',
      approximateLastSignInDateTime: '2026-11-19T16:00:00Z',
    },
  })),
)
