export { managerOperations } from './manager.ts'
export { readUsers } from './read.ts'
export { removeUser, writeUsers } from './write.ts'
