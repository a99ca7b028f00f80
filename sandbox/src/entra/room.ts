import { homeTenant } from '../directory/index.ts'
import type { OpenRoom } from '../room.ts'
import { agreeToCountersign, seedCountersign } from './countersignRegistration.ts'
import { entraRoutes } from './routes.ts'
import { seedServicePrincipals } from './servicePrincipals.ts'

export const entraRoom: OpenRoom = (premises) => {
  const { store, directory, clock, settings, doors } = premises
  return {
    seed: () => {
      const isNew = seedCountersign(store, [...settings.redirectUris, settings.frontPage], clock())
      seedServicePrincipals(directory, homeTenant(store).id, doors)
      if (isNew) agreeToCountersign(premises)
    },
    routes: entraRoutes(premises),
  }
}
