import { knownCodes } from '../../shared/wording/known-codes.ts'
import { canSay } from '../wording/wording.ts'

/** All values in v1's table of results, by the name of the member. */
export function knownResults(): Readonly<Record<string, readonly string[]>> {
  const { codes, texts } = knownCodes(canSay)
  return { ResultCode: codes, ResultText: texts }
}
