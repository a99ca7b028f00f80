import { openApiConnection, openApiConnectionWebhook } from './connector.ts'
import { choice, condition, scope } from './containers.ts'
import { compose, parseJson } from './data.ts'
import { http } from './http.ts'
import type { Kind } from './kind.ts'
import { foreach, until } from './loops.ts'
import { response } from './response.ts'
import { terminate } from './terminate.ts'
import {
  appendToArrayVariable,
  appendToStringVariable,
  decrementVariable,
  incrementVariable,
  initializeVariable,
  setVariable,
} from './variables.ts'
import { wait } from './wait.ts'

export { type Begun, type Context, invalidTemplateEnd, type Kind } from './kind.ts'

/** Every type of actions that is played. */
export const kinds: ReadonlyMap<string, Kind> = new Map([
  ['AppendToArrayVariable', appendToArrayVariable],
  ['AppendToStringVariable', appendToStringVariable],
  ['Compose', compose],
  ['DecrementVariable', decrementVariable],
  ['Foreach', foreach],
  ['Http', http],
  ['If', condition],
  ['IncrementVariable', incrementVariable],
  ['InitializeVariable', initializeVariable],
  ['OpenApiConnection', openApiConnection],
  ['OpenApiConnectionWebhook', openApiConnectionWebhook],
  ['ParseJson', parseJson],
  ['Response', response],
  ['Scope', scope],
  ['SetVariable', setVariable],
  ['Switch', choice],
  ['Terminate', terminate],
  ['Until', until],
  ['Wait', wait],
])
