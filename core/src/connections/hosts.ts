import { z } from 'zod'

const pattern = /^(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d{1,5})?$/

/** Where a credential may be sent: a host, with a port where it has one of its own, or all hosts below one. */
export const pinnedHost = z
  .string()
  .trim()
  .toLowerCase()
  .max(260)
  .regex(pattern, { error: 'A host like api.example.com, api.example.com:8443 or *.example.com.' })
  // A star below nothing would be everywhere.
  .refine((host) => !/^\*\.[^.]*$/.test(host), { error: 'Too much: name at least two parts behind the star.' })
