import { next, type Situation } from './situation.ts'

/** What can go wrong with any answer. */
export function faultSituations(): Situation[] {
  return [
    fault('5xx', 'an answer 500, 502 or 503', next('answer-503')),
    fault('429', 'an answer 429, too many requests', next('answer-429')),
    fault('late', 'an answer that is late', next('answer-late')),
    fault('reset', 'a connection that is reset', next('answer-reset')),
    fault('cut', 'an answer that is cut off', next('answer-cut')),
    fault('drip', 'an answer that arrives slowly in small pieces', next('answer-drip')),
    fault('malformed', 'an answer that is not JSON', next('answer-malformed')),
  ]
}

function fault(name: string, title: string, cure: string): Situation {
  return { name: `fault/${name}`, title, cure }
}
