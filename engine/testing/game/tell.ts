import type { Fact, Instance } from '../../src/index.ts'
import type { Game } from './tokenGame.ts'

/** Tells the game what the engine has just taken. Failures, and variables, move no token. */
export function tell(game: Game, from: Instance, fact: Fact): void {
  switch (fact.type) {
    case 'started':
      game.start()
      return
    case 'cancelled':
      game.cancel()
      return
    case 'completed':
    case 'childFinished':
      game.complete(from, fact.visit)
      return
    case 'errorThrown':
    case 'childThrewError':
      game.raise(from, fact.visit, { type: 'error', code: fact.code })
      return
    case 'childEscalated':
      game.raise(from, fact.visit, { type: 'escalation', code: fact.code })
      return
    case 'timerFired':
    case 'messageReceived':
    case 'signalReceived':
      game.happen(from, fact.visit, fact.event)
      return
    case 'resolved':
      // A task is asked once more, and stays where it is.
      if (!isAsked(from, fact.visit)) game.resolve(from, fact.visit)
      return
  }
}

const isAsked = (from: Instance, id: string): boolean =>
  from.status === 'active' && from.visits.some((visit) => visit.id === id && visit.waitsFor === 'answer')
