/** The name of a variable, as an expression can use it without quotes. */
export const variableName = {
  value: '^[A-Za-z_][A-Za-z0-9_]*$',
  message: 'Letters, digits and _ only, and no digit first.',
} as const
