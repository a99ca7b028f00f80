export { accountsText, appsPath, pathOf } from './app.ts'
export { appRoutes } from './routes.ts'
