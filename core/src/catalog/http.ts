import { defineConnector } from './connector.ts'

/** Any service on the web. What is called there a process says in its own words. */
export const http = defineConnector({
  name: 'http',
  title: 'HTTP service',
  purpose: 'Call a service by HTTP with a token, a key, or a name and a password that nobody sees.',
  kinds: ['bearer', 'api-key', 'basic'],
  actions: {},
})
