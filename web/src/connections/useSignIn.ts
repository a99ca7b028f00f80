import { beginSignIn } from '@countersign/core/api'
import { useAction } from '../api/index.ts'

/** Takes the browser to where somebody signs in for a connection; it comes back to the connection's page. */
export const useSignIn = () => useAction(beginSignIn, { onDone: ({ url }) => window.location.assign(url) })
