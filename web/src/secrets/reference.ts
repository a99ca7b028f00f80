/** As a diagram names it. */
export const reference = (name: string): string => `{{secrets.${name}}}`
