// Cases of the standard's kit that feelin passes and we don't: because Camunda's engine does not either, or because
// what they ask for would cost more than it gives. Each has its reason; a case without one fails the run.

const stringOfContext = 'Camunda writes a context as {a:"foo"}, without a space after the colon.'
const fractions = 'As in Camunda, the fractions of a second count when times are compared.'

export const dialect: { readonly [caseId: string]: string } = {
  '0050-feel-abs-function/007': 'Camunda calls the parameter of abs() “number”; we take the standard’s “n” as well.',
  '0068-feel-equality/time_005': fractions,
  '0068-feel-equality/datetime_003_a': fractions,
  '0079-feel-string-function/dt_duration_003': 'Camunda writes a duration of no days as P0D.',
  '0079-feel-string-function/ym_duration_003': 'Camunda writes a duration of no years as P0Y.',
  '0079-feel-string-function/context_001': stringOfContext,
  '0079-feel-string-function/context_002': stringOfContext,
  '0079-feel-string-function/context_003': stringOfContext,
  '0079-feel-string-function/context_004': stringOfContext,
  '0079-feel-string-function/context_005': stringOfContext,
  '0079-feel-string-function/context_006': stringOfContext,
  '0079-feel-string-function/context_007': stringOfContext,
  '1111-feel-matches-function/K2-MatchesFunc-17':
    'A back reference needs backtracking; our patterns are searched in linear time, so that none can hold the server.',
  '1145-feel-context-function/003': 'In Camunda’s context() the later of two entries with one key counts.',
}
