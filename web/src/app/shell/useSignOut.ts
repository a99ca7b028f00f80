import { signOut } from '@countersign/core/api'
import { useAction } from '../../api/index.ts'

/** Ends the session here; the answer says where the identity provider ends its own. */
export const useSignOut = () => useAction(signOut, { onDone: ({ location }) => window.location.assign(location) })
