import { createContext, useContext } from 'react'

/** Where users and groups are looked at: in the Admin Center, or in Self-Service. Their pages are the same. */
export type Place = { area: 'admin' | 'portal'; storeId: string }

const Context = createContext<Place | null>(null)

export const InDirectory = Context.Provider

export function usePlace(): Place {
  const place = useContext(Context)
  if (!place) throw new Error('shown outside of a directory')
  return place
}
