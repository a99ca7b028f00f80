import { graph, provokeAll, type Rows } from '../testing/provoking.ts'
import type { scopeErrors } from './scope.ts'

const rows: Rows<typeof scopeErrors> = {
  scopeInvalid: {
    what: 'a scope that is none',
    seen: [400, 'invalid_scope', 70011],
    text: /^The provided value for the input parameter 'scope' is not valid\. The scope a"b is not valid\.$/,
    provoke: async (bench) => bench.onRefresh(await bench.refreshTokenOf(), { scope: 'a"b' }),
  },
  resourceNotFound: {
    what: 'a resource that is not there',
    seen: [400, 'invalid_resource', 500011],
    text: /^The resource principal named https:\/\/vault\.example was not found in the tenant named Alder Instruments\./,
    provoke: (bench) => bench.onOwn({ scope: 'https://vault.example/.default' }),
  },
  scopeOfSeveral: {
    what: 'two resources at once',
    seen: [400, 'invalid_scope', 700022],
    provoke: (bench) => bench.onOwn({ scope: `${graph}/.default https://service.flow.microsoft.com/.default` }),
  },
  scopeNotDefault: {
    what: 'a permission by its name, for an app itself',
    seen: [400, 'invalid_scope', 1002012],
    text: /must have a scope value with \/\.default suffixed to the resource identifier/,
    provoke: (bench) => bench.onOwn({ scope: `${graph}/User.Read.All` }),
  },
  permissionUnknown: {
    what: 'a permission that is not there',
    seen: [302, 'invalid_client', 650053],
    text: /asked for scope 'Users\.Read' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'/,
    provoke: (bench) => bench.onReturn({ scope: 'Users.Read' }),
  },
  resourceNotConfigured: {
    what: 'everything at a resource of which the registration says nothing',
    seen: [302, 'invalid_client', 650057],
    provoke: (bench) => bench.onReturnAs('Tom Becker', { scope: 'https://service.flow.microsoft.com/.default' }),
  },
}

provokeAll(rows)
