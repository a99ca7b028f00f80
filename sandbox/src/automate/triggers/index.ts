export { type AddressForm, type TriggerAddress, triggerAddress, triggerName } from './address.ts'
export { triggerRoutes } from './routes.ts'
