import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DirectoryObject, Properties } from '../objects.ts'
import { newView } from '../view.ts'
import { parseMembershipRule } from './parse.ts'

const tom = '489382db-3ad5-4129-85c6-a3f3a6a6c47d'
const user = (properties: Properties, id = 'a'): DirectoryObject => ({ id, kind: 'user', state: 'live', properties })

const seller = user({
  department: 'Sales',
  jobTitle: 'Account Manager',
  accountEnabled: true,
  city: "St. John's",
  proxyAddresses: ['SMTP:a@alder.example', 'smtp:b@alder.example'],
})
const nobody = user({}, 'b')

const includes = (rule: string, object: DirectoryObject): boolean | undefined =>
  parseMembershipRule(rule)?.includes(object, newView())

for (const [rule, ofSeller, ofNobody] of [
  ['user.department -eq "sales"', true, false],
  ['(user.Department -ne "Sales")', false, true],
  ['user.accountEnabled -eq true', true, false],
  ['user.companyName -eq null', true, true],
  ['user.department -ne null', true, false],
  ['user.jobTitle -startsWith "Account"', true, false],
  ['user.jobTitle -notStartsWith "Account"', false, true],
  ['user.jobTitle -contains "manager"', true, false],
  ['user.jobTitle -match "^acc.*er$"', true, false],
  ['user.department -in ["IT", "Sales"]', true, false],
  ['user.department -notIn ["IT", "Sales"]', false, true],
  ['user.proxyAddresses -any (_ -startsWith "smtp:b")', true, false],
  ['user.proxyAddresses -all (_ -startsWith "smtp:b")', false, true],
  ['user.city -eq "St. John\'s"', true, false],
  // -and binds tighter than -or, -not tighter than both
  ['user.department -eq "Sales" -or user.department -eq "IT" -and user.accountEnabled -eq false', true, false],
  ['-not user.department -eq "IT" -and user.accountEnabled -eq true', true, false],
  ['-not (user.department -eq "Sales" -or user.accountEnabled -eq false)', false, true],
] as const)
  test(`a rule includes whom it describes: ${rule}`, () => {
    assert.equal(includes(rule, seller), ofSeller)
    assert.equal(includes(rule, nobody), ofNobody)
  })

test('the direct reports of somebody', () => {
  const view = newView()
  view.apply({ type: 'object', object: user({}, tom) })
  view.apply({ type: 'object', object: seller })
  view.apply({ type: 'link', sourceId: seller.id, name: 'manager', targetId: tom })
  const rule = parseMembershipRule(`Direct Reports for "${tom}"`)
  assert.equal(rule?.includes(seller, view), true)
  assert.equal(rule?.includes(nobody, view), false)
})

test('what is no rule is none', () => {
  for (const text of [
    '',
    'department -eq "Sales"',
    'user.department = "Sales"',
    'user.department -eq Sales',
    'user.department -eq "Sales',
    'user.department -eq "Sales")',
    '(user.department -eq "Sales"',
    'user.department -like "S*"',
    'user.department -eq "Sales" user.city -eq "Bergen"',
    'user.department -eq "Sales" -and device.model -eq "X"',
    'group.displayName -eq "Sales"',
    'user.department -in []',
    'user.department -match "("',
  ])
    assert.equal(parseMembershipRule(text), undefined, text)
})
