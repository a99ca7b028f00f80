export { type ConsoleApp, consoleApps } from './frame/index.ts'
export { consolesRoom } from './room.ts'
export { sandboxConsoleRoutes } from './sandbox/index.ts'
