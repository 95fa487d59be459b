import { isReworded } from '../../../core/jobs/result.ts'
import type { GenerationParts } from '../../generation.ts'
import type { CallbackPolicy, GenerationCallbacks } from '../../generation-callbacks.ts'

/** As v1 does (v1 §12.7): assumed, since v2 publishes no schedule either (v2 §9). */
const retryPolicy: CallbackPolicy = { retry: [5_000, 30_000], timeout: 10_000 }

/** v2 calls back in v1's form (v2 §9), so the generation of that form writes and reads its callbacks. */
export function v2Callbacks({ generationOf }: Pick<GenerationParts, 'generationOf'>): GenerationCallbacks {
  const older = () => generationOf('v1').callbacks
  return {
    policy: retryPolicy,
    encode(facts, now) {
      const { headers, json, schema } = older().encode(facts, now)
      // What a scenario says in v1's words is said here, too, and no schema knows it.
      return { headers, json, ...(schema && !isReworded(facts.result, 'v1') && { schema }) }
    },
    read: (...found) => older().read(...found),
  }
}
