import { ask } from './ask.ts'
import type { World } from './world.ts'

/** Alder Instruments as it lives in the sandbox's Entra ID: what is done in this store is seen on Microsoft's side. */
export async function createEntraStore(world: World, name = 'Alder cloud'): Promise<string> {
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  const { id } = await ask<{ id: string }>(page, 'POST', '/stores', {
    name,
    domains: ['alder.example'],
    entra: { cloud: 'sandbox', tenantId: tenant, clientId, clientSecret: 'sandbox-only-secret' },
  })
  return id
}

export const tenant = '7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35'
export const clientId = '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21'
