import type { ButtonTrigger, Trigger, WebhookTrigger } from './draft.ts'
import type { Finding, FindingCode } from './finding.ts'
import { readSample } from './outputs.ts'

const finding = (code: FindingCode, sentence: string, field: string | null = null): Finding => ({
  ...{ at: 'trigger', field, code, sentence, weight: 'problem' },
})

/** `secrets`: those that there are; null where that is not to be known. */
export function checkTrigger(trigger: Trigger | null, secrets: readonly string[] | null): Finding[] {
  if (trigger === null) return [finding('no-trigger', 'Choose what begins the flow: a button, or a webhook.')]
  return trigger.kind === 'button' ? checkButton(trigger) : checkWebhook(trigger, secrets)
}

function checkButton({ fields }: ButtonTrigger): Finding[] {
  const names = fields.map(({ name }) => name.toLowerCase())
  return fields.flatMap(({ name, label, type, choices }, index) => [
    ...(names.indexOf(name.toLowerCase()) < index
      ? [finding('same-field', `Two fields of the trigger are called “${name}”. Give one another name.`, name)]
      : []),
    ...(label === '' ? [finding('no-label', `Give the field “${name}” of the trigger a label.`, name)] : []),
    ...(choices.length > 0 && type !== 'text'
      ? [finding('unknown-choice', `Only a text can have choices, and “${label || name}” is none.`, name)]
      : []),
  ])
}

function checkWebhook({ sample, proof }: WebhookTrigger, secrets: readonly string[] | null): Finding[] {
  return [...checkSample(sample), ...checkProof(proof, secrets)]
}

function checkSample(sample: string): Finding[] {
  if (sample.trim() === '')
    return [
      finding('no-sample', 'Give a sample of what is sent to the webhook: steps can use what is in it.', 'sample'),
    ]
  return readSample(sample).ok
    ? []
    : [
        finding(
          'bad-sample',
          'The sample of the webhook is no JSON object, such as {"user": "tom@alder.example"}.',
          'sample',
        ),
      ]
}

function checkProof(proof: WebhookTrigger['proof'], secrets: readonly string[] | null): Finding[] {
  if (proof.by === 'nothing')
    return [
      {
        ...finding('unproven-webhook', 'Whoever knows the address of the webhook can begin this flow.', 'proof'),
        weight: 'hint',
      },
    ]
  if (proof.secret === '')
    return [finding('no-secret', 'Choose the secret that callers of the webhook prove.', 'proof')]
  if (proof.by === 'signature' && !/^[\w-]+$/.test(proof.header))
    return [finding('no-secret', 'Name the header that brings the signature, such as X-Signature.', 'proof')]
  return secrets === null || secrets.includes(proof.secret)
    ? []
    : [
        finding(
          'no-secret',
          `There is no secret ${proof.secret}. Create it on the page Secrets, or choose another.`,
          'proof',
        ),
      ]
}
