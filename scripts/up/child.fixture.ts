// Stands in for server and sandbox: does what LIFE says, in order, and notes in NOTES when it is told to stop.

import { appendFileSync } from 'node:fs'

const note = (text: string): void => appendFileSync(process.env.NOTES ?? '', `${process.env.NAME} ${text}\n`)

process.on('disconnect', () => process.exit())
process.on('SIGTERM', () => {
  if (process.env.LIFE?.includes('deaf')) return note('does not listen')
  note('stopped')
  process.exit()
})

for (const step of process.env.LIFE?.split(' ') ?? []) {
  if (step === 'progress') process.send?.({ progress: 'Starting' })
  if (step === 'ready') process.send?.({ ready: { url: `http://${process.env.NAME}` } })
  if (step === 'failed') process.send?.({ failed: 'The port is taken.' })
  if (step === 'said') console.error('words of the child')
  if (step === 'dies') process.exit(3)
}
