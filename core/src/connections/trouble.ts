// Why a connection does not work, in the words of whoever has to mend it. What the other side's `error` says decides what
// happens; its numbers only choose the sentence, as Microsoft asks of everybody.

/** What helps: sign in again, enter another credential, or change something elsewhere and try again. */
export type Remedy = 'reconnect' | 'replace-credential' | 'try-again'

type TroubleDescription = { sentence: string; remedy: Remedy }

const trouble = (remedy: Remedy, sentence: string): TroubleDescription => ({ sentence, remedy })

export const troubles = {
  'wrong-secret': trouble(
    'replace-credential',
    'The client secret is wrong. Enter the value of a secret of the app registration, not its id.',
  ),
  'expired-secret': trouble(
    'replace-credential',
    'The client secret has expired. Make a new one at the app registration and enter it here.',
  ),
  'certificate-refused': trouble(
    'replace-credential',
    'The certificate is not accepted. It may have expired, or was not uploaded to the app registration.',
  ),
  'unknown-application': trouble(
    'try-again',
    'The app registration is not in this tenant. Compare tenant and client id with those at the app registration.',
  ),
  'application-disabled': trouble('try-again', 'The application is disabled in the tenant. Enable it there.'),
  'unknown-tenant': trouble(
    'try-again',
    'There is no such tenant in this cloud. Compare its id with the one in Entra.',
  ),
  'grant-expired': trouble('reconnect', 'The sign-in was not used for too long and has expired. Connect again.'),
  'grant-revoked': trouble(
    'reconnect',
    'The sign-in was revoked, or the password of the account was changed. Connect again.',
  ),
  'second-factor': trouble(
    'reconnect',
    'The tenant asks for a second factor now, which only a person can show. Connect again.',
  ),
  'account-disabled': trouble(
    'reconnect',
    'The account is disabled or was deleted. Enable it in the tenant, or connect with another one.',
  ),
  'consent-missing': trouble(
    'reconnect',
    'Nobody has agreed to the permissions any more. Connect again as somebody who may agree, or have an administrator agree for everybody.',
  ),
  'consent-declined': trouble(
    'reconnect',
    'The permissions were declined. Connect again and accept them, or choose fewer actions.',
  ),
  'administrator-needed': trouble(
    'reconnect',
    'Only an administrator of the tenant may agree to these permissions. Send one the address below, then connect again.',
  ),
  'permission-unknown': trouble(
    'try-again',
    'The tenant does not know one of the permissions, or the app registration may not ask for it.',
  ),
  'other-account': trouble(
    'reconnect',
    'Somebody else signed in than before, and nothing was changed. Connect again with the account of this connection, or with another one on purpose.',
  ),
  'other-tenant': trouble('reconnect', 'Somebody of another tenant signed in, and nothing was changed. Connect again.'),
  'sign-in-invalid': trouble('reconnect', 'What came back from the sign-in can’t be trusted. Connect again.'),
  'registration-changed': trouble(
    'try-again',
    'It was made with an app registration that this server does not have any more. Make a new connection.',
  ),
  'credential-refused': trouble('replace-credential', 'The service refuses the credential. Enter another one.'),
  'refused-otherwise': trouble('try-again', 'The tenant refuses, for a reason of its own.'),
} as const satisfies Record<string, TroubleDescription>

export type TroubleCode = keyof typeof troubles

export const troubleCodes = Object.keys(troubles) as [TroubleCode, ...TroubleCode[]]

/** An answer of Entra's that says no. */
export type OAuthRefusal = { error: string; codes: readonly number[] }

const byNumber: ReadonlyMap<number, TroubleCode> = new Map(
  (
    [
      ['wrong-secret', 7000215, 7000218],
      ['expired-secret', 7000222],
      ['certificate-refused', 50027, 700023, 700024, 700027],
      ['unknown-application', 700016, 50194, 700021],
      ['application-disabled', 7000112],
      ['unknown-tenant', 90002, 900021, 900023],
      ['grant-expired', 70008, 700081, 700082, 700084, 50089, 54005],
      ['grant-revoked', 50173, 50133, 50132],
      ['second-factor', 50076, 50079, 50158, 50074],
      ['account-disabled', 50057, 50034],
      ['other-tenant', 50020, 50128],
      ['consent-missing', 65001],
      ['consent-declined', 65004],
      ['administrator-needed', 90094, 90095, 90093],
      ['permission-unknown', 70011, 500011, 650053, 650057],
    ] satisfies [TroubleCode, ...number[]][]
  ).flatMap(([code, ...numbers]) => numbers.map((number) => [number as number, code as TroubleCode] as const)),
)

/** OAuth's own words, where no number is known. */
const byError: Readonly<Record<string, TroubleCode>> = {
  invalid_client: 'wrong-secret',
  unauthorized_client: 'unknown-application',
  invalid_grant: 'grant-expired',
  consent_required: 'consent-missing',
  interaction_required: 'second-factor',
  login_required: 'second-factor',
  access_denied: 'consent-declined',
  invalid_scope: 'permission-unknown',
  invalid_resource: 'permission-unknown',
  invalid_tenant: 'unknown-tenant',
}

export function troubleOf({ error, codes }: OAuthRefusal): TroubleCode {
  for (const code of codes) {
    const known = byNumber.get(code)
    if (known) return known
  }
  return Object.hasOwn(byError, error) ? (byError[error] ?? 'refused-otherwise') : 'refused-otherwise'
}

/** These pass by themselves: nothing is wrong with the connection. */
export const isPassing = ({ error }: OAuthRefusal): boolean =>
  error === 'temporarily_unavailable' || error === 'server_error'
