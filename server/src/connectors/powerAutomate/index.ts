export { type CallbackAddresses, callbackAddresses } from './callbackAddress.ts'
export { mountCallbacks } from './callbackRoute.ts'
export { powerAutomateActions } from './powerAutomateActions.ts'
