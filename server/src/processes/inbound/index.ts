export { registerWebhooks, silenceWebhooks } from './register.ts'
export { selectWebhooks, type Webhook } from './sql.ts'
