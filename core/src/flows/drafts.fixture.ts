// A draft for tests, as a person would build it, and what it speaks of.

import type { Draft, Step, Value, World } from './index.ts'

export const connectionId = '6f1f3c1e-6a53-4d0b-9d7e-2b4c8a0f5e11'
export const storeId = '0b8f6f3a-9a39-4a4e-8a5c-5a3f0a6f7d22'

export const world: World = {
  connections: [
    {
      ...{ id: connectionId, name: 'Service account', connector: 'entra', health: 'connected' },
      actions: ['lookupUser', 'lookupGroup', 'addMember', 'removeMember'],
    },
  ],
  stores: [{ id: storeId, name: 'Alder Instruments' }],
  secrets: ['HOOK'],
}

export const text = (words: string): Value => [{ text: words }]
export const output = (from: string, ...path: string[]): Value => [{ from, path }]

export const action = (id: string, name: string, inputs: Record<string, Value>): Step => ({
  ...{ id, name: `${name} ${id}`, kind: 'action', connector: 'entra', action: name, connectionId, inputs },
})

export const stop = (id: string, as: 'done' | 'failed' = 'done', message: Value = []): Step => ({
  ...{ id, name: `Stop ${id}`, kind: 'stop', as, message },
})

/** Who is found and is approved of becomes a member. */
export const joining: Draft = {
  trigger: {
    ...{ kind: 'button', label: 'Give access' },
    fields: [
      { name: 'user', label: 'Who', help: '', type: 'text', required: true, choices: [] },
      { name: 'group', label: 'Group', help: '', type: 'text', required: true, choices: [] },
    ],
  },
  steps: [
    action('s1', 'lookupUser', { userId: output('trigger', 'user'), select: text('department, employeeId') }),
    {
      ...{ id: 's2', name: 'Is there one?', kind: 'branch', otherwise: [stop('s5', 'failed', text('Nobody.'))] },
      paths: [
        {
          ...{ id: 'p1', name: 'found' },
          when: {
            match: 'all',
            groups: [
              {
                match: 'any',
                conditions: [{ left: output('s1', 'outcome'), operator: 'equals', right: text('found') }],
              },
            ],
          },
          steps: [
            {
              ...{ id: 's3', name: 'Ask', kind: 'approval', storeId, acceleration: false, unlessApproved: 'stop' },
              title: [{ text: 'Access for ' }, { from: 's1', path: ['displayName'] }],
              message: [],
              approvers: [{ id: 'u1', kind: 'user', name: 'Grace Okafor' }],
            },
          ],
        },
      ],
    },
    action('s4', 'addMember', { userId: output('s1', 'id'), groupId: output('trigger', 'group') }),
  ],
}
