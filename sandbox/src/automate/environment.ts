// The one environment of the company, in which its flows live.

import { employeeId, tenant } from '../company/index.ts'
import { homeTenant } from '../directory/index.ts'
import type { Store } from '../store/index.ts'

/** The default environment of a tenant is called after it. */
export const environmentName = (store: Store): string => `Default-${homeTenant(store).id}`

export const environmentDisplayName = `${tenant.name} (default)`

export const environmentRegion = 'europe'

/** Who may see and change every flow. */
export const isEnvironmentAdmin = (personId: string): boolean => personId === employeeId('grace')
