export { mountWebhooks } from './mountWebhooks.ts'
