import { permissionNames, permissions } from '@countersign/core/accounts'

/** Who may call an operation, as a sentence. */
export function accessSentence(access: string): string {
  if (access === 'anyone') return 'Anyone may call it, without a token.'
  if (access === 'signed-in') return 'Whoever is signed in, or holds any API token, may call it.'
  const permission = permissionNames.find((name) => name === access)
  return permission ? `It takes the permission “${permissions[permission]}” (${permission}).` : `It takes ${access}.`
}
