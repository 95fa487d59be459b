import { isAdvice } from '../../core/warnings/warning.ts'
import { describeWarning, type WordedWarning } from '../../core/warnings/words.ts'
import type { Reply } from '../operation.ts'

/** A reply whose hint goes on with its warnings; advice is for the job and the journal, since it would be beside every answer. */
export function withWarnings(reply: Reply, warnings: readonly WordedWarning[]): Reply {
  const texts = warnings.filter((one) => !isAdvice(one)).map(describeWarning)
  if (texts.length === 0) return reply
  return { ...reply, hint: [...(reply.hint ? [reply.hint] : []), ...texts].join(' ') }
}
