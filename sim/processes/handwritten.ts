// Processes as people draw them, beside the random ones.

import { after, draw, error, every, type Graph, message, send, signal } from '@countersign/engine'

const loopOver = (inputCollection: string, ordering: 'parallel' | 'sequential') => ({
  ordering,
  inputCollection: { feel: inputCollection },
  inputElement: 'item',
  outputCollection: 'results',
  outputElement: { feel: 'how' },
  completionCondition: null,
})

/** Somebody asks, a manager approves or sends back, an account is made. */
const hiring = draw('hiring')
  .start()
  .exclusive('asked')
  .user('ask', { candidateGroups: ['managers'] })
  .exclusive('verdict')
  .when('again = true')
  .user('correct')
  .to('asked')
  .from('verdict')
  .when('approved = true')
  .parallel('both')
  .service('create', 'unsafe.createUser')
  .parallel('ready')
  .service('welcome', 'unsafe.sendMail')
  .end()
  .from('both')
  .user('desk', { candidateGroups: ['facilities'] })
  .boundary('reminder', 'desk', every('R3/P1D'), { interrupting: false })
  .service('remind', 'keyed.remind')
  .end('reminded')
  .from('desk')
  .to('ready')
  .from('verdict')
  .otherwise()
  .end('denied').graph

/** A run is begun elsewhere; its end is told by a callback, or found out by asking again and again. */
const desktopFlow = draw('desktopFlow')
  .start()
  .service('run', 'keyed.runFlow')
  .exclusive('wait')
  .eventBased('which')
  .catch('callback', message('finished', 'key'))
  .exclusive('over')
  .service('fetch', 'safe.outputs')
  .end()
  .from('which')
  .catch('poll', after('PT1M'))
  .service('status', 'safe.status')
  .exclusive('state')
  .when('again = true')
  .to('wait')
  .from('state')
  .otherwise()
  .to('over').graph

/** One person after the other, then everything at once. */
const reviews = draw('reviews')
  .start()
  .user('review', { loop: loopOver('[1, 2, 3]', 'sequential') })
  .service('grant', 'unsafe.grant', { loop: loopOver('[1, 2]', 'parallel') })
  .end().graph

/** A new department: every account, licence and key of it, one action each, none of which may happen twice. */
export const provisioning = draw('provisioning')
  .start()
  .service('account', 'unsafe.createUser', { loop: loopOver('[1, 2, 3, 4, 5, 6]', 'parallel') })
  .service('licence', 'unsafe.assignLicence', { loop: loopOver('[1, 2, 3, 4]', 'sequential') })
  .end().graph

/** Work that has its time, and a message that may come at any moment. */
const guarded = draw('guarded')
  .start()
  .sub('work', (inside) =>
    inside
      .parallel('fork')
      .user('decide')
      .parallel('join')
      .end('worked')
      .from('fork')
      .service('order', 'blind.order')
      .boundary('refused', 'order', error('E'))
      .user('orderByHand')
      .to('join')
      .from('order')
      .to('join'),
  )
  .exclusive('on')
  .service('tell', 'keyed.tell')
  .end()
  .boundary('late', 'work', after('P2D'))
  .service('escalate', 'unsafe.escalate')
  .to('on')
  .eventSub('asked', message('decided', 'key'), (inside) => inside.service('reply', 'unsafe.reply').end('replied'), {
    interrupting: false,
  }).graph

/** Calls another process, and goes on without it if that fails. */
const calling = draw('calling')
  .start()
  .call('other', 'other')
  .throw('told', send('unsafe.tell'))
  .end()
  .boundary('failed', 'other', error('E'))
  .user('look')
  .end('looked').graph

/** Begins by a message, hears a signal, and says another. */
const listening = draw('listening')
  .start()
  .startOn('ordered', message('finished'))
  .from('start')
  .exclusive('begun')
  .from('ordered')
  .to('begun')
  .from('begun')
  .catch('hear', signal('open'))
  .service('act', 'unsafe.act')
  .throw('say', signal('open'))
  .end().graph

/** What the random processes call: it ends well, or with an error, or escalates first. */
export const other: Graph = draw('other')
  .start()
  .user('choose')
  .exclusive('how')
  .when('how = 1')
  .end('failed', { type: 'error', errorCode: 'E' })
  .from('how')
  .when('how = 2')
  .throw('up', { type: 'escalation', escalationCode: 'up' })
  .service('do', 'unsafe.do')
  .end()
  .from('how')
  .otherwise()
  .end('nothing').graph

export const handwritten: readonly Graph[] = [hiring, desktopFlow, reviews, provisioning, guarded, calling, listening]
