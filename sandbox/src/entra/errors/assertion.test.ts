import { day } from '../../clock.ts'
import { encoded, letterOf, provokeAll, type Rows } from '../testing/provoking.ts'
import type { assertionErrors } from './assertion.ts'

const rows: Rows<typeof assertionErrors> = {
  assertionMalformed: {
    what: 'an assertion that is no JWT',
    seen: [400, 'invalid_request', 50027],
    provoke: (bench) => bench.onOwn(letterOf('x')),
  },
  assertionKeyNotFound: {
    what: 'a certificate nobody uploaded',
    seen: [401, 'invalid_client', 700027],
    text: /The key was not found/,
    provoke: (bench) => bench.onOwn(bench.assertion({}, { x5t: 'AAAA' })),
  },
  assertionSignatureWrong: {
    what: 'a signature of something else',
    seen: [401, 'invalid_client', 700027],
    text: /use of the key to verify the signature failed/,
    provoke: (bench) => {
      const { client_assertion: letter = '' } = bench.assertion()
      const [head, , signature] = letter.split('.')
      return bench.onOwn(letterOf([head, encoded({}), signature].join('.')))
    },
  },
  assertionAudienceWrong: {
    what: 'an assertion for somebody else',
    seen: [401, 'invalid_client', 700023],
    provoke: (bench) => bench.onOwn(bench.assertion({ aud: 'https://login.microsoftonline.com/x' })),
  },
  assertionOutOfTime: {
    what: 'an assertion that is over',
    seen: [401, 'invalid_client', 700024],
    provoke: (bench) => bench.onOwn(bench.assertion({ exp: 1 })),
  },
  assertionOfAnother: {
    what: 'an assertion of another app',
    seen: [401, 'invalid_client', 700021],
    provoke: (bench) => bench.onOwn(bench.assertion({ sub: 'somebody' })),
  },
  assertionKeyExpired: {
    what: 'a certificate that is over',
    seen: [401, 'invalid_client', 700027],
    text: /The key used is expired/,
    provoke: (bench) => {
      bench.sandbox.passTime(300 * day)
      return bench.onOwn(bench.assertion())
    },
  },
}

provokeAll(rows)
