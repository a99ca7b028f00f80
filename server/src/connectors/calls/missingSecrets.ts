export const missingSecrets = (names: readonly string[]): string =>
  names.length === 1
    ? `There is no secret ${names[0]}. Create it on the page Secrets, or change the name in the model; then try again.`
    : `There are no secrets ${names.join(', ')}. Create them on the page Secrets, or change the names in the model; then try again.`
