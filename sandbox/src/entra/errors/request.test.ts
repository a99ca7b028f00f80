import { changeApp } from '../../testing/testApps.ts'
import { control } from '../../testing/testGraph.ts'
import { provokeAll, type Rows, readText, seenOnPage } from '../testing/provoking.ts'
import type { requestErrors } from './request.ts'

const rows: Rows<typeof requestErrors> = {
  tenantNotFound: {
    what: 'a tenant that is not there',
    seen: [400, 'invalid_request', 90002],
    text: /^Tenant 'contoso\.example' not found\. Check to make sure you have the correct tenant ID and are signing into the correct cloud\. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant\.$/,
    provoke: (bench) => bench.onOwn({}, {}, bench.tokenUrlOf('contoso.example')),
  },
  tenantMalformed: {
    what: 'a tenant that is no name',
    seen: [400, 'invalid_request', 900023],
    text: /^Specified tenant identifier 'contoso' is neither a valid DNS name, nor a valid external domain\.$/,
    provoke: (bench) => bench.onOwn({}, {}, bench.tokenUrlOf('contoso')),
  },
  notMultiTenant: {
    what: 'an app of one tenant at /common',
    seen: [400, undefined, 50194],
    provoke: (bench) => bench.onAuthorizePage({}, 'common'),
  },
  notForConsumers: {
    what: 'an app at /consumers',
    seen: [400, undefined, 9002346],
    provoke: (bench) => bench.onAuthorizePage({}, 'consumers'),
  },
  parameterMissing: {
    what: 'no grant type',
    seen: [400, 'invalid_request', 900144],
    text: /^The request body must contain the following parameter: 'grant_type'\.$/,
    provoke: (bench) => bench.onOwn({ grant_type: undefined }),
  },
  parameterRepeated: {
    what: 'a parameter that comes twice',
    seen: [400, undefined, 9000411],
    provoke: async (bench) => seenOnPage(await fetch(`${bench.sandbox.authorizeUrl}?client_id=a&client_id=b`)),
  },
  malformedRequest: {
    what: 'an assertion of an unknown type',
    seen: [400, 'invalid_request', 9002313],
    provoke: (bench) => bench.onOwn({ ...bench.assertion(), client_assertion_type: 'saml' }),
  },
  unsupportedResponseType: {
    what: 'a response type that is not there',
    seen: [302, 'unsupported_response_type', 70005],
    provoke: (bench) => bench.onReturn({ response_type: 'saml' }),
  },
  unsupportedResponseMode: {
    what: 'a response mode that is not there',
    seen: [302, 'invalid_request', 70007],
    provoke: (bench) => bench.onReturn({ response_mode: 'web_message' }),
  },
  unsupportedPrompt: {
    what: 'a prompt that is not there',
    seen: [302, 'invalid_request', 90023],
    provoke: (bench) => bench.onReturn({ prompt: 'create' }),
  },
  challengeMissing: {
    what: 'a method without a challenge',
    seen: [302, 'invalid_request', 50147],
    provoke: (bench) => bench.onReturn({ code_challenge_method: 'S256' }),
  },
  challengeSize: {
    what: 'a challenge that is too short',
    seen: [302, 'invalid_request', 501491],
    provoke: (bench) => bench.onReturn({ code_challenge: 'x' }),
  },
  methodNotPost: {
    what: 'a GET at /token',
    seen: [400, 'invalid_request', 900561],
    provoke: async (bench) => {
      const { error, error_description } = (await (await fetch(bench.sandbox.tokenUrl)).json()) as Record<
        string,
        string
      >
      return { status: 400, error, ...readText(error_description ?? '') }
    },
  },
  unsupportedGrantType: {
    what: 'a grant type that is not there',
    seen: [400, 'unsupported_grant_type', 70003],
    provoke: (bench) => bench.onOwn({ grant_type: 'device_code' }),
  },
  sharedAuthorityOfGrant: {
    what: 'an app for itself at /common',
    seen: [400, 'invalid_request', 9001023],
    provoke: async (bench) => {
      await changeApp(bench.sandbox, bench.app.clientId, { signInAudience: 'AzureADMultipleOrgs' })
      const seen = await bench.onOwn({}, {}, bench.tokenUrlOf('common'))
      await changeApp(bench.sandbox, bench.app.clientId, { signInAudience: 'AzureADMyOrg' })
      return seen
    },
  },
  throttled: {
    what: 'too many requests',
    seen: [429, 'temporarily_unavailable', 90055],
    provoke: async (bench) => {
      await control(bench.sandbox, 'faults', { kind: 'answer', host: 'entra', status: 429 }, 201)
      return bench.onOwn({})
    },
  },
  transient: {
    what: 'a bad moment',
    seen: [503, 'temporarily_unavailable', 90033],
    provoke: async (bench) => {
      await control(bench.sandbox, 'faults', { kind: 'answer', host: 'entra', status: 503 }, 201)
      return bench.onOwn({})
    },
  },
}

provokeAll(rows)
