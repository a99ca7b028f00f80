/**
 * Why an expression has no value, in the words of Microsoft's template engine. Thrown, since it arises deep within an
 * evaluation; whoever asks for the evaluation catches it and makes it the failure of an action.
 */
export class ExpressionFault extends Error {
  override name = 'ExpressionFault'
}
