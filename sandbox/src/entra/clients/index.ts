export { type Asker, authenticateClient, type Client } from './authenticate.ts'
