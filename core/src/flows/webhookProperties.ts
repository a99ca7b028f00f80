import { webhookType } from '../connectors/index.ts'
import type { WebhookTrigger } from './draft.ts'
import { element } from './xml.ts'

/** The start event listens as any webhook does. What is sent becomes the trigger's output. */
export function webhookProperties({ proof }: WebhookTrigger, path: string): string {
  const properties = {
    'inbound.type': webhookType,
    'inbound.method': 'post',
    'inbound.context': path,
    ...proofProperties(proof),
    resultExpression: '={trigger: request.body}',
  }
  const written = Object.entries(properties).map(([name, value]) => element('zeebe:property', { name, value }))
  return element('bpmn:extensionElements', {}, element('zeebe:properties', {}, ...written))
}

function proofProperties(proof: WebhookTrigger['proof']): Record<string, string> {
  switch (proof.by) {
    case 'nothing':
      return {}
    case 'api-key':
      return { 'inbound.auth.type': 'APIKEY', 'inbound.auth.apiKey': `{{secrets.${proof.secret}}}` }
    case 'signature':
      return {
        'inbound.shouldValidateHmac': 'enabled',
        'inbound.hmacSecret': `{{secrets.${proof.secret}}}`,
        'inbound.hmacHeader': proof.header,
        'inbound.hmacAlgorithm': 'sha_256',
      }
  }
}
