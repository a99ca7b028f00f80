// Once the change is applied, the person is let into the site of their department.

import { after, first, type JsonObject, literal, wait, whether } from './expression.ts'

export type Site = { department: string; site: string }

const userName = "triggerBody()?['target']?['userName']"

/** What follows a call back that said "approved" (`reported`): wait until the change is applied, then let them in. */
export const siteStep = (sites: readonly Site[], reported: string): JsonObject => ({
  Wait_until_the_change_is_applied: {
    type: 'Until',
    runAfter: after(reported),
    expression: "@equals(body('See_what_became_of_the_request')?['isFinished'], true)",
    limit: { count: 360, timeout: 'PT1H' },
    actions: {
      Give_it_a_moment: wait(5, first),
      See_what_became_of_the_request: {
        type: 'Http',
        runAfter: after('Give_it_a_moment'),
        inputs: { method: 'GET', uri: "@triggerBody()?['statusUrl']" },
      },
    },
  },
  Is_the_change_applied: whether(
    { equals: ["@body('See_what_became_of_the_request')?['state']", 'applied'] },
    after('Wait_until_the_change_is_applied'),
    letIn(sites),
  ),
})

const letIn = (sites: readonly Site[]): JsonObject => ({
  Sites_of_the_departments: { type: 'Compose', runAfter: first, inputs: tableOf(sites) },
  Site_of_the_department: {
    type: 'Compose',
    runAfter: after('Sites_of_the_departments'),
    inputs: "@coalesce(outputs('Sites_of_the_departments')?[toLower(coalesce(triggerBody()?['department'], ''))], '')",
  },
  Is_there_a_site: whether(
    {
      and: [{ not: { equals: ["@outputs('Site_of_the_department')", ''] } }, { not: { equals: [`@${userName}`, ''] } }],
    },
    after('Site_of_the_department'),
    { Add_to_the_site_until_it_worked: addUntilItWorked, Was_the_person_added: orSayWhy },
  ),
})

/** By the department in small letters, since people write it as they like. */
const tableOf = (sites: readonly Site[]): JsonObject =>
  Object.fromEntries(sites.map(({ department, site }) => [literal(department.toLowerCase()), literal(site)]))

/** Somebody who was just created is not known to SharePoint at once. */
const addUntilItWorked: JsonObject = {
  type: 'Until',
  runAfter: first,
  expression: "@equals(actions('Add_to_the_site')?['status'], 'Succeeded')",
  limit: { count: 60, timeout: 'PT1H' },
  actions: {
    Add_to_the_site: {
      type: 'OpenApiConnection',
      runAfter: first,
      inputs: {
        host: {
          apiId: '/providers/Microsoft.PowerApps/apis/shared_sharepointonline',
          connectionName: 'shared_sharepointonline',
          operationId: 'HttpRequest',
        },
        parameters: {
          dataset: "@outputs('Site_of_the_department')",
          'parameters/method': 'POST',
          'parameters/uri': '_api/web/associatedmembergroup/users',
          'parameters/headers': {
            Accept: 'application/json;odata=nometadata',
            'Content-Type': 'application/json;odata=nometadata',
          },
          'parameters/body': `@string(addProperty(json('{}'), 'LoginName', concat('i:0#.f|membership|', ${userName})))`,
        },
        authentication: "@parameters('$authentication')",
      },
    },
    Wait_for_SharePoint_to_know_them: wait(30, after('Add_to_the_site', 'Failed', 'TimedOut')),
  },
}

const orSayWhy: JsonObject = whether(
  { equals: ["@actions('Add_to_the_site')?['status']", 'Succeeded'] },
  after('Add_to_the_site_until_it_worked', 'Succeeded', 'Failed', 'TimedOut'),
  {},
  {
    Not_added_to_the_site: {
      type: 'Terminate',
      runAfter: first,
      inputs: {
        runStatus: 'Failed',
        runError: {
          code: 'NotAddedToTheSite',
          message: "@concat('The person could not be added to the site ', outputs('Site_of_the_department'), '.')",
        },
      },
    },
  },
)
