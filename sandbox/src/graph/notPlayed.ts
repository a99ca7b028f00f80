// What Graph can do and the sandbox cannot: told as such, by name. Whatever is not listed is an address that Graph does
// not know either, as far as the sandbox can tell.

type Family = { reason: string; patterns: readonly RegExp[] }

const below = (root: string, names: string): RegExp => new RegExp(`^\\w+ /${root}/(${names.replaceAll(' ', '|')})`)
const service = (names: string): RegExp => new RegExp(`^\\w+ /(${names.replaceAll(' ', '|')})(/|$)`)

const aUser = '(?:me|users/[^/]+)'

/** Of `METHOD /path` in lower case; the first that fits gives the reason. */
const families: readonly Family[] = [
  { reason: 'the beta endpoint. Only v1.0 is played.', patterns: [/^\w+ \/beta(\/|$)/] },
  {
    reason: 'Exchange mail, calendars and contacts.',
    patterns: [
      below(
        aUser,
        'messages mailfolders sendmail calendar events contacts contactfolders outlook inferenceclassification findmeetingtimes getmailtips mailboxsettings',
      ),
    ],
  },
  {
    reason: 'OneDrive, document libraries and OneNote.',
    patterns: [
      below('(?:me|users/[^/]+|groups/[^/]+|sites/[^/]+)', 'drive drives followedsites onenote'),
      service('drives shares'),
    ],
  },
  {
    reason: 'this part of a user. The sandbox keeps the directory, not what people do all day.',
    patterns: [
      below(
        aUser,
        'planner todo presence photo photos people activities insights chats joinedteams teamwork onlinemeetings authentication licensedetails settings extensions assignlicense changepassword revokesigninsessions sponsors approleassignments oauth2permissiongrants transitivereports',
      ),
    ],
  },
  {
    reason: 'this part of a group: what its members do in Exchange, Teams and Planner.',
    patterns: [
      below(
        'groups/[^/]+',
        'conversations threads events calendar acceptedsenders rejectedsenders planner team photo photos settings extensions grouplifecyclepolicies permissiongrants memberswithlicenseerrors validateproperties subscribebymail unsubscribebymail resetunseencount assignlicense renew approleassignments',
      ),
    ],
  },
  {
    reason: 'what is inside a SharePoint site.',
    patterns: [below('sites/[^/]+', 'lists items pages columns contenttypes analytics termstore operations')],
  },
  {
    reason: 'this part of the identity services.',
    patterns: [
      service(
        'identityprotection identity policies rolemanagement directoryroles directoryroletemplates domains contracts contacts subscribedskus groupsettings groupsettingtemplates grouplifecyclepolicies oauth2permissiongrants applicationtemplates directory scopedrolememberships permissiongrants identityproviders',
      ),
      below('(?:applications|serviceprincipals)', '[^/]+/'),
    ],
  },
  {
    reason: 'this service. The sandbox plays Graph’s directory and what goes with it.',
    patterns: [
      service(
        'teams chats communications planner education security search solutions print admin external employeeexperience copilot storage tenantrelationships informationprotection identitygovernance agreements compliance privacy reports auditlogs devicemanagement deviceappmanagement appcatalogs connections datapolicyoperations places schemaextensions',
      ),
    ],
  },
  {
    reason: 'this change. Reading is played; apps and devices are registered elsewhere.',
    patterns: [
      /^post \/(applications|serviceprincipals|devices|organization)$/,
      /^(patch|delete) \/(devices|organization)\/[^/]+$/,
      /^delete \/(applications|serviceprincipals)\/[^/]+$/,
    ],
  },
]

export function reasonNotPlayed(method: string, path: string): string | undefined {
  const call = `${method} ${path}`.toLowerCase()
  return families.find(({ patterns }) => patterns.some((pattern) => pattern.test(call)))?.reason
}
