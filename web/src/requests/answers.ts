import {
  countRequests,
  getObject,
  getRequest,
  listObjectHistory,
  listRelated,
  listRequests,
} from '@countersign/core/api'

/** What is shown of requests, wherever it is shown, and what a decided one changes. */
export const requestAnswers = [
  listRequests,
  countRequests,
  getRequest,
  listObjectHistory,
  getObject,
  listRelated,
] as const
