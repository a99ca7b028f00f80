export { type SealedConnection, saveSignedIn, saveToken, selectSealed } from './sql.ts'
export { type TokenAnswer, type TokenFor, type TokenParts, type TokenWish, tokenSource } from './tokenFor.ts'
