export { postLetters } from './post.ts'
