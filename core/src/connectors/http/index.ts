export { writeForm } from './address.ts'
export { type HttpAnswer, readAnswer } from './answer.ts'
export { type Authentication, type Grant, readAuthentication } from './authentication.ts'
export {
  type HttpMethod,
  type HttpRequest,
  httpInputsOf,
  httpTaskType,
  mayBeRepeated,
  type ReadRequest,
  readMethod,
  readRequest,
} from './request.ts'
