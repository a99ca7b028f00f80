import type { FlowRefusal } from './refusal.ts'

/** A refusal as the flow service words it. */
export function flowFault(refusal: FlowRefusal): { code: string; message: string } {
  switch (refusal.code) {
    case 'not-found':
    case 'not-registered':
      return { code: 'FlowNotFound', message: 'Could not find flow.' }
    case 'invalid-definition': {
      const { code, message } = refusal.fault
      return { code: 'InvalidOpenApiFlow', message: `Flow save failed with code '${code}' and message '${message}'.` }
    }
    case 'not-played':
      return { code: 'NotPlayedBySandbox', message: refusal.message }
    case 'connections-missing':
      return {
        code: 'ConnectionReferencesInvalid',
        message: `The flow has connection references without a valid connection: '${refusal.names.join(', ')}'. Edit the flow and sign in to its connections.`,
      }
    case 'unknown-principal':
      return { code: 'InvalidPrincipal', message: `The principal '${refusal.id}' could not be found.` }
  }
}
