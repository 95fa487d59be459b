import { isAdvice, type Warning } from '../../core/warnings/warning.ts'
import { wordWarning } from '../../core/warnings/word-warning.ts'
import { describeWarning, type WarningWords } from '../../core/warnings/words.ts'
import type { Reply } from '../operation.ts'

/** A reply whose hint goes on with its warnings; advice is for the job and the journal, since it would be beside every answer. */
export function withWarnings(reply: Reply, warnings: readonly Warning[], words: WarningWords | undefined): Reply {
  const texts = warnings.filter((one) => !isAdvice(one)).map((one) => describeWarning(wordWarning(one, words)))
  if (texts.length === 0) return reply
  return { ...reply, hint: [...(reply.hint ? [reply.hint] : []), ...texts].join(' ') }
}
