import type { ElementTemplate } from '../elementTemplate.ts'
import { entra } from './entra.ts'
import { http } from './http.ts'
import { powerAutomate } from './powerAutomate.ts'
import { webhooks } from './webhook.ts'

/** Tasks that this server does itself, and events that others bring about. */
export const connectorTemplates: readonly ElementTemplate[] = [powerAutomate, entra, http, ...webhooks]
