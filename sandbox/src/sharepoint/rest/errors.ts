// What SharePoint says when it does not do something. Codes and sentences of principals that are unknown were recorded, and
// so was 404 for a user; that others of the same kind are 404 as well is assumed.

import type { PeopleRefusal } from '../people/index.ts'
import { type RestRefusal, refuse } from './answer.ts'

const sharepoint = '-2146232832, Microsoft.SharePoint.SPException'
const client = '-1, Microsoft.SharePoint.Client'

export const denied: RestRefusal = {
  status: 403,
  code: '-2147024891, System.UnauthorizedAccessException',
  message: 'Access denied. You do not have permission to perform this action or access this resource.',
}

export const userMissing: RestRefusal = { status: 404, code: sharepoint, message: 'User cannot be found.' }

export const groupMissing: RestRefusal = { status: 404, code: sharepoint, message: 'Group cannot be found.' }

export const invalidQuery = (message: string): RestRefusal => ({
  status: 400,
  code: `${client}.InvalidClientQueryException`,
  message,
})

export const invalidAddress = (path: string): RestRefusal => invalidQuery(`The expression "${path}" is not valid.`)

export const notPlayed = (what: string): RestRefusal => ({
  status: 501,
  code: 'NotImplemented',
  message: `The sandbox does not play ${what} of SharePoint's REST interface.`,
})

export const wrongMethod: RestRefusal = {
  status: 405,
  code: `${client}.ClientServiceException`,
  message: 'The HTTP method is not allowed for this resource.',
}

export function refusalOf(refusal: PeopleRefusal) {
  switch (refusal.code) {
    case 'denied':
      return refuse(denied)
    case 'unknown-principal':
      return refuse({
        status: 404,
        code: sharepoint,
        message: `The specified user ${refusal.name} could not be found.`,
      })
    case 'unknown-user':
      return refuse({ status: 404, code: sharepoint, message: `Can not find the user with ID: ${refusal.id}.` })
    case 'unknown-login':
      return refuse(userMissing)
  }
}
