import { endOfDeleted } from '../directory/index.ts'
import type { OpenRoom } from '../room.ts'
import { seedCompany } from './seed.ts'

/** The directory with the company in it. */
export const directoryRoom: OpenRoom = ({ directory }) => ({
  seed: () => {
    seedCompany(directory)
    directory.forgetHistory()
  },
  due: [endOfDeleted(directory)],
  forget: () => directory.forget(),
})
