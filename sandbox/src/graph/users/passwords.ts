/** Eight characters and three of four kinds: what Entra wants of a password. */
export function isStrong(password: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password))
  return password.length >= 8 && password.length <= 256 && kinds.length >= 3
}
