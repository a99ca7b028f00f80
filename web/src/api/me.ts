import { type Access, getMe, getWelcome, type Me } from '@countersign/core/api'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from './call.ts'

/** Who is signed in. Asked again when the window is looked at: roles change while a page stays open. */
export const meQuery = queryOptions({
  queryKey: [getMe.id, {}],
  queryFn: ({ signal }) => call(getMe, {}, { signal }),
  staleTime: 30_000,
})

export const welcomeQuery = queryOptions({
  queryKey: [getWelcome.id, {}],
  queryFn: ({ signal }) => call(getWelcome, {}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Who is signed in, on pages that only open when somebody is. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('useMe is for pages behind the sign-in')
  return data
}

export const mayDo = (me: Me, access: Access): boolean =>
  access === 'anyone' || access === 'signed-in' || me.permissions.includes(access)

/** Whether to show what `access` is needed for. Only a courtesy: the server rules. */
export const useMay = (access: Access): boolean => mayDo(useMe(), access)
