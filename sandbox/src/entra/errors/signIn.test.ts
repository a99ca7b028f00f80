import { tenant } from '../../company/index.ts'
import { visitAs } from '../../testing/testApps.ts'
import { control, graphAs } from '../../testing/testGraph.ts'
import type { TestSandbox } from '../../testing/testSandbox.ts'
import { newVisitor, readForm } from '../../testing/visitor.ts'
import { provokeAll, type Rows, seenOnPage, seenOnReturn } from '../testing/provoking.ts'
import type { signInErrors } from './signIn.ts'

const rows: Rows<typeof signInErrors> = {
  notSignedIn: {
    what: 'nobody is signed in, and nobody may be asked',
    seen: [302, 'login_required', 50058],
    provoke: (bench) => bench.onReturn({ prompt: 'none' }),
  },
  signInCancelled: {
    what: 'somebody pressed Cancel',
    seen: [302, 'access_denied', 65004],
    provoke: async (bench) => {
      const visitor = newVisitor()
      const { action, hidden } = readForm(await (await visitor.get(bench.authorizeAddress({}))).text())
      return seenOnReturn(await visitor.post(bench.sandbox.url + action, { ...hidden, cancel: '1' }))
    },
  },
  formForeign: {
    what: 'a form of another browser',
    seen: [400, undefined, 165000],
    provoke: async (bench) =>
      seenOnPage(await fetch(bench.authorizeAddress({}, tenant.id, 'login'), { method: 'POST' })),
  },
  consentRequired: {
    what: 'nobody has agreed, and nobody may be asked',
    seen: [302, 'consent_required', 65001],
    provoke: async (bench) => {
      const visitor = newVisitor()
      await visitAs(bench.sandbox, bench.app, 'Tom Becker', { scope: 'User.Read' }, visitor)
      return bench.onReturnAs('Tom Becker', { scope: 'Mail.Read', prompt: 'none' }, visitor)
    },
  },
  consentMissing: {
    what: 'nobody has agreed, and nobody is there',
    seen: [400, 'invalid_grant', 65001],
    text: /^The user or administrator has not consented to use the application with ID '[0-9a-f-]{36}' named 'Another app'\. Send an interactive authorization request for this user and resource\.$/,
    provoke: async (bench) => bench.onRefresh(await bench.refreshTokenOf(), { scope: 'Mail.Read' }),
  },
  adminConsentRequired: {
    what: 'what only an administrator agrees to',
    seen: [400, undefined, 90094],
    provoke: async (bench) =>
      seenOnPage(await visitAs(bench.sandbox, bench.app, 'Tom Becker', { scope: 'User.Read.All' })),
  },
  adminConsentRequestable: {
    what: 'the same, where an administrator can be asked',
    seen: [400, undefined, 90095],
    provoke: async (bench) => {
      await control(bench.sandbox, 'tenant', { takesConsentRequests: true })
      return seenOnPage(await visitAs(bench.sandbox, bench.app, 'Tom Becker', { scope: 'User.Read.All' }))
    },
  },
  mfaNeeded: {
    what: 'a second factor, and nobody may be asked',
    seen: [302, 'interaction_required', 50076],
    provoke: async (bench) => {
      const visitor = newVisitor()
      await visitAs(bench.sandbox, bench.app, 'Tom Becker', { scope: 'User.Read' }, visitor)
      await control(bench.sandbox, 'tenant', { requiresMfa: true })
      return bench.onReturnAs('Tom Becker', { scope: 'User.Read', prompt: 'none' }, visitor)
    },
  },
  mfaMissing: {
    what: 'name and password where a second factor is asked for',
    seen: [400, 'invalid_grant', 50076],
    provoke: async (bench) => {
      await control(bench.sandbox, 'tenant', { requiresMfa: true })
      return bench.onPassword({})
    },
  },
  userUnknown: {
    what: 'a name nobody has',
    seen: [400, 'invalid_grant', 50034],
    provoke: (bench) => bench.onPassword({ username: 'nobody@alder.example' }),
  },
  passwordWrong: {
    what: 'a wrong password',
    seen: [400, 'invalid_grant', 50126],
    provoke: (bench) => bench.onPassword({ password: 'wrong' }),
  },
  userDisabled: {
    what: 'somebody who was disabled since',
    seen: [400, 'invalid_grant', 50057],
    provoke: async (bench) => {
      const token = await bench.refreshTokenOf()
      return disabling(bench.sandbox, () => bench.onRefresh(token))
    },
  },
  sessionDisabled: {
    what: 'somebody who was disabled since, and nobody may be asked',
    seen: [302, 'interaction_required', 50057],
    provoke: async (bench) => {
      const visitor = newVisitor()
      await visitAs(bench.sandbox, bench.app, 'Tom Becker', { scope: 'User.Read' }, visitor)
      return disabling(bench.sandbox, () => bench.onReturnAs('Tom Becker', { prompt: 'none' }, visitor))
    },
  },
}

provokeAll(rows)

async function disabling<T>(sandbox: TestSandbox, meanwhile: () => Promise<T>): Promise<T> {
  const directory = await graphAs(sandbox, 'User.ReadWrite.All')
  await directory.patch('/users/tom@alder.example', { accountEnabled: false })
  const seen = await meanwhile()
  await directory.patch('/users/tom@alder.example', { accountEnabled: true })
  return seen
}
