import { payloadSchema } from '@countersign/core/links'
import type { App } from '../http/index.ts'

/** Its version is in the address: another one stands beside it. */
export const schemaPath = '/schemas/linked-flow/1.json'

/** What linked flows are sent is nobody's secret. */
export function mountPayloadSchema(app: App, url: URL): void {
  const schema = payloadSchema(new URL(schemaPath, url).href)
  app.get(schemaPath, (c) => {
    c.set('route', schemaPath)
    c.header('Cache-Control', 'max-age=3600')
    return c.json(schema, 200, { 'Content-Type': 'application/schema+json' })
  })
}
