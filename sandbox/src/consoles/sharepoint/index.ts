export { sharepointRoutes } from './routes.ts'
