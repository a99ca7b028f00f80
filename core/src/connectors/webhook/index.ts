export { readBody } from './body.ts'
export { answerBy, type Correlation, correlate, type WebhookAnswer } from './correlate.ts'
export { type DrawnWebhook, webhooksOf, webhookType } from './find.ts'
