import { lockDataFolder, startPostgres } from './index.ts'

// A small server for tests that kill it: holds the data folder, runs PostgreSQL, and does nothing else.
// `lock` stops after the first step. Every step is told to the parent.

const [folder = '', steps] = process.argv.slice(2)
lockDataFolder(folder)
process.on('disconnect', () => process.exit()) // stays until then
process.send?.({ locked: true })
if (steps !== 'lock') {
  const { url } = await startPostgres({ folder, progress: (progress) => process.send?.({ progress }) })
  process.send?.({ url })
}
