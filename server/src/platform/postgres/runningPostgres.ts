import { APPLICATION, applicationOf, placeIn, postmasterOf, urlOf } from './place.ts'

/**
 * The address of the PostgreSQL that a server has running on this data folder, for a command that wants to look into
 * the same database beside it. Undefined when none has been started; one that was killed is noticed on connecting.
 */
export async function runningPostgres(folder: string): Promise<{ url: string } | undefined> {
  const place = placeIn(folder)
  const postmaster = await postmasterOf(place)
  if (!postmaster) return undefined
  return { url: urlOf(await applicationOf(place), postmaster, APPLICATION) }
}
