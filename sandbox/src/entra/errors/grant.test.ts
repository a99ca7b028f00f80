import assert from 'node:assert/strict'
import { day, minute } from '../../clock.ts'
import { appRedirect, askAs } from '../../testing/testApps.ts'
import { control } from '../../testing/testGraph.ts'
import { newProof } from '../../testing/testSandbox.ts'
import { page, provokeAll, type Rows } from '../testing/provoking.ts'
import type { grantErrors } from './grant.ts'

const rows: Rows<typeof grantErrors> = {
  grantInvalid: {
    what: 'a code that was never issued',
    seen: [400, 'invalid_grant', 70000],
    provoke: (bench) => bench.onCode({ code: 'x' }),
  },
  codeRedeemed: {
    what: 'a code for the second time',
    seen: [400, 'invalid_grant', 54005],
    text: /^OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token\.$/,
    provoke: async (bench) => {
      const code = await bench.codeOf()
      const { status } = await askAs(bench.sandbox, bench.app, {
        grant_type: 'authorization_code',
        redirect_uri: appRedirect,
        code,
      })
      assert.equal(status, 200)
      return bench.onCode({ code })
    },
  },
  redirectUriChanged: {
    what: 'a code at another redirect URI',
    seen: [401, 'invalid_client', 500112],
    provoke: async (bench) => {
      await control(bench.sandbox, `apps/${bench.app.clientId}/redirect-uris`, { uri: 'https://app.example/other' })
      return bench.onCode({ code: await bench.codeOf(), redirect_uri: 'https://app.example/other' })
    },
  },
  verifierMismatch: {
    what: 'a verifier that does not fit',
    seen: [400, 'invalid_grant', 501481],
    text: /^The Code_Verifier does not match the code_challenge supplied in the authorization request\.$/,
    provoke: async (bench) => {
      const { challenge } = newProof()
      const code = await bench.codeOf({ code_challenge: challenge, code_challenge_method: 'S256' })
      return bench.onCode({ code, code_verifier: newProof().verifier })
    },
  },
  grantRevoked: {
    what: 'a grant that was taken back',
    seen: [400, 'invalid_grant', 50173],
    provoke: async (bench) => {
      await control(bench.sandbox, 'faults', { kind: 'revoked-grant' }, 201)
      return bench.onRefresh(await bench.refreshTokenOf())
    },
  },
  codeExpired: {
    what: 'a code after ten minutes',
    seen: [400, 'invalid_grant', 70008],
    text: /^The provided authorization code or refresh token has expired due to inactivity\. Send a new interactive authorization request for this user and resource\.$/,
    provoke: async (bench) => {
      const code = await bench.codeOf()
      bench.sandbox.passTime(10 * minute)
      return bench.onCode({ code })
    },
  },
  singlePageTokenExpired: {
    what: 'a page’s refresh token after a day',
    seen: [400, 'invalid_grant', 700084],
    provoke: async (bench) => {
      const { verifier, challenge } = newProof()
      const proof = { code_challenge: challenge, code_challenge_method: 'S256' }
      const token = await bench.refreshTokenOf(
        { ...proof, redirect_uri: `${page}/` },
        { client_secret: undefined, code_verifier: verifier },
        { origin: page },
      )
      bench.sandbox.passTime(day)
      return bench.onRefresh(token, { client_secret: undefined }, { origin: page })
    },
  },
  refreshTokenExpired: {
    what: 'a refresh token nobody used for 90 days',
    seen: [400, 'invalid_grant', 700082],
    provoke: async (bench) => {
      const token = await bench.refreshTokenOf()
      bench.sandbox.passTime(90 * day)
      return bench.onRefresh(token)
    },
  },
}

provokeAll(rows)
