import assert from 'node:assert/strict'
import { test } from 'node:test'
import { suggested } from './suggested.ts'

test('names follow from first and last name, in letters that every mail system takes', () => {
  assert.deepEqual(suggested('user', { givenName: 'Åsa', surname: 'van der Berg' }, 'alder.example'), {
    displayName: 'Åsa van der Berg',
    mailNickname: 'asa.van.der.berg',
    userPrincipalName: 'asa.van.der.berg@alder.example',
  })
  assert.deepEqual(suggested('group', { displayName: 'Lab Access' }, undefined), { mailNickname: 'lab-access' })
})

test('what was typed oneself leads', () => {
  const { userPrincipalName } = suggested('user', { givenName: 'Nia', mailNickname: 'nia.o' }, 'alder.example')
  assert.equal(userPrincipalName, 'nia.o@alder.example')
  assert.deepEqual(suggested('user', {}, 'alder.example'), {})
})
