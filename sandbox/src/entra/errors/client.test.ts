import assert from 'node:assert/strict'
import { day } from '../../clock.ts'
import { changeApp } from '../../testing/testApps.ts'
import { page, provokeAll, type Rows } from '../testing/provoking.ts'
import type { clientErrors } from './client.ts'

const fromPage = { origin: page }
const ofPage = { redirect_uri: `${page}/` }
const asPage = { ...ofPage, client_secret: undefined }

const rows: Rows<typeof clientErrors> = {
  clientNotFound: {
    what: 'a client that is not there',
    seen: [400, 'unauthorized_client', 700016],
    text: /^Application with identifier 'nobody' was not found in the directory 'Alder Instruments'\. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant\. You may have sent your authentication request to the wrong tenant\.$/,
    provoke: (bench) => bench.onOwn({ client_id: 'nobody' }),
  },
  redirectUriMismatch: {
    what: 'a redirect URI that is not registered',
    seen: [400, undefined, 50011],
    provoke: (bench) => bench.onAuthorizePage({ redirect_uri: 'https://evil.example/' }),
  },
  implicitIdTokenOff: {
    what: 'an id token at once, where that is off',
    seen: [302, 'unsupported_response_type', 700054],
    provoke: (bench) => bench.onReturn({ response_type: 'id_token', nonce: 'n' }),
  },
  implicitTokenOff: {
    what: 'an access token at once, where that is off',
    seen: [302, 'unsupported_response_type', 700051],
    provoke: (bench) => bench.onReturn({ response_type: 'token' }),
  },
  credentialMissing: {
    what: 'no secret and no assertion',
    seen: [401, 'invalid_client', 7000218],
    text: /^The request body must contain the following parameter: 'client_assertion' or 'client_secret'\.$/,
    provoke: (bench) => bench.onOwn({ client_secret: undefined }),
  },
  secretWrong: {
    what: 'a wrong secret',
    seen: [401, 'invalid_client', 7000215],
    text: /^Invalid client secret provided\. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '[0-9a-f-]{36}'\.$/,
    provoke: (bench) => bench.onOwn({ client_secret: 'wrong' }),
  },
  clientDisabled: {
    what: 'an app that is turned off',
    seen: [400, 'unauthorized_client', 7000112],
    provoke: async (bench) => {
      await changeApp(bench.sandbox, bench.app.clientId, { isDisabled: true })
      const [seen, shown] = [await bench.onOwn({}), await bench.onAuthorizePage({})]
      await changeApp(bench.sandbox, bench.app.clientId, { isDisabled: false })
      assert.equal(shown.code, 7000112, 'a person is told, too')
      return seen
    },
  },
  publicClientWithSecret: {
    what: 'a page that sends a secret',
    seen: [401, 'invalid_client', 700025],
    provoke: (bench) => bench.onCode({ code: 'x', ...ofPage }, fromPage),
  },
  crossOriginOnly: {
    what: 'a page’s code from no page',
    seen: [400, 'invalid_request', 9002327],
    provoke: (bench) => bench.onCode({ code: 'x', ...asPage }),
  },
  crossOriginRefused: {
    what: 'a server’s code from a page',
    seen: [400, 'invalid_request', 9002326],
    provoke: (bench) => bench.onCode({ code: 'x' }, fromPage),
  },
  crossOriginWithoutProof: {
    what: 'a page’s code without PKCE',
    seen: [400, 'invalid_request', 9002325],
    provoke: async (bench) => bench.onCode({ ...asPage, code: await bench.codeOf(ofPage) }, fromPage),
  },
  secretExpired: {
    what: 'a secret that is over',
    seen: [401, 'invalid_client', 7000222],
    text: /^The provided client secret keys for app '[0-9a-f-]{36}' are expired\. Visit the Azure portal to create new keys for your app: https:\/\/aka\.ms\/NewClientSecret, or consider using certificate credentials for added security: https:\/\/aka\.ms\/certCreds\.$/,
    provoke: (bench) => {
      bench.sandbox.passTime(730 * day)
      return bench.onOwn({})
    },
  },
}

provokeAll(rows)
