import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEverybodys } from './address.ts'

const others = {
  'this network': ['0.0.0.0', '0.1.2.3', '::'],
  'this machine': ['127.0.0.1', '127.255.255.254', '::1'],
  'private networks': ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255'],
  'a provider’s network': ['100.64.0.1', '100.100.100.200', '100.127.255.255'],
  'link-local addresses, metadata among them': ['169.254.169.254', '169.254.0.1', 'fe80::1', 'fe80::a9fe:a9fe'],
  'metadata at addresses of their own': ['168.63.129.16', 'fd00:ec2::254', '192.0.0.192'],
  'unique local addresses': ['fc00::1', 'fd12:3456:789a::1'],
  'IPv4 written as IPv6': ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:a9fe:a9fe', '::ffff:10.1.2.3'],
  'IPv4 behind a translator': ['64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b:1::a00:1'],
  'IPv4 by other ways into IPv6': ['::7f00:1', '::127.0.0.1', '2002:7f00:1::1', '2001:0:4136:e378::1'],
  'what is for examples and measurements': [
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '198.18.0.1',
    '2001:db8::1',
    '3fff::1',
  ],
  'groups and everybody at once': [
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    'ff02::1',
    '192.88.99.1',
  ],
  'what is no address': ['', 'localhost', '1.2.3', '1.2.3.4.5', '[::1]'],
}

for (const [what, addresses] of Object.entries(others))
  test(`E1 not everybody’s: ${what}`, () => {
    for (const address of addresses) assert.equal(isEverybodys(address), false, address)
  })

test('E1 everybody’s, up to the edge of what is not', () => {
  for (const address of [
    ...['1.1.1.1', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0'],
    ...['168.63.129.15', '168.63.129.17', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0'],
    ...['192.167.255.255', '192.169.0.0', '223.255.255.255', '20.190.151.1'],
    ...['2603:1030::1', '2a01:111::1', '2001:200::1', '::ffff:20.190.151.1', '64:ff9b::14be:9701'],
  ])
    assert.equal(isEverybodys(address), true, address)
})
