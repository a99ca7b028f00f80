import { createContext, useContext } from 'react'

/** Where requests are looked at: in the Admin Center, or in Self-Service. Their pages are the same. */
export type RequestArea = 'admin' | 'portal'

const Context = createContext<RequestArea>('portal')

export const InRequestArea = Context.Provider

export const useRequestArea = (): RequestArea => useContext(Context)
