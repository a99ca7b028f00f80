import assert from 'node:assert/strict'
import { BlockList } from 'node:net'
import { test } from 'node:test'
import { addressOf, networkOf } from './address.ts'

const trusted = new BlockList()
trusted.addSubnet('10.0.0.0', 8, 'ipv4')

test('a stranger can’t speak for somebody else', () => {
  assert.equal(addressOf('203.0.113.9', '198.51.100.1', trusted), '203.0.113.9')
})

test('a trusted proxy tells the address of its caller', () => {
  assert.equal(addressOf('::ffff:10.0.0.1', '198.51.100.1', trusted), '198.51.100.1')
})

test('what the caller itself wrote into the header counts for nothing', () => {
  assert.equal(addressOf('10.0.0.1', '127.0.0.1, 198.51.100.1, 10.0.0.2', trusted), '198.51.100.1')
})

test('a header that is no list of addresses counts for nothing', () => {
  assert.equal(addressOf('10.0.0.1', 'nonsense', trusted), '10.0.0.1')
})

test('an IPv6 address counts for its /64, an IPv4 address for itself', () => {
  assert.equal(networkOf('198.51.100.1'), '198.51.100.1')
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64')
  assert.equal(networkOf('2001:db8:1:2::9'), networkOf('2001:db8:1:2:aaaa::1'))
  assert.notEqual(networkOf('2001:db8:1:3::9'), networkOf('2001:db8:1:2::9'))
  assert.equal(networkOf('::1'), '0:0:0:0::/64')
  assert.equal(networkOf('2001:db8::'), '2001:db8:0:0::/64')
})
