import { timingSafeEqual } from 'node:crypto'
import { type FailedSignature, type Recipe, rightRecipe, type Slip } from './recipe.ts'
import { slipsOf } from './slips.ts'
import { readingsOf } from './writings.ts'

// No timestamp or signature of any client is this long. A longer one would make many hundred digests slow.
const longest = 500

interface Attempt {
  readonly names: readonly string[]
  readonly recipe: Recipe
}

/**
 * Finds the common mistake that reproduces a wrong signature, or two that do so together; undefined when none does.
 * Each candidate is really computed, so an answer is proven. The fewest mistakes win.
 */
export function signatureMistake(failed: FailedSignature): string | undefined {
  if (failed.signature.length > longest || failed.timestamp.length > longest) return undefined
  const readings = readingsOf(failed.signature)
  if (readings.length === 0) return undefined
  for (const { names, recipe } of attempts(failed)) {
    const digest = digestOf(recipe)
    const reading = readings.find((one) => timingSafeEqual(one.digest, digest))
    const found = reading && [...names, ...reading.names]
    if (found && found.length > 0) return found.join('; and ')
  }
  return undefined
}

function digestOf({ arrange, timestamp, partnerId, suffix, key, digest }: Recipe): Buffer {
  return digest(key, arrange(timestamp, partnerId, suffix))
}

/** The right recipe, then each with one mistake, then each with two of different kinds. */
function* attempts(failed: FailedSignature): Generator<Attempt> {
  const right = rightRecipe(failed)
  yield { names: [], recipe: right }
  const kinds = slipsOf(failed)
  for (const slip of kinds.flat()) yield attempt(right, slip)
  for (const [index, kind] of kinds.entries()) {
    const others = kinds.slice(index + 1).flat()
    for (const slip of kind.filter(combines)) {
      for (const other of others.filter(combines)) yield attempt(right, slip, other)
    }
  }
}

function attempt(right: Recipe, ...slips: readonly Slip[]): Attempt {
  return {
    names: slips.map(({ name }) => name),
    recipe: Object.assign({ ...right }, ...slips.map(({ change }) => change)),
  }
}

function combines({ alone }: Slip): boolean {
  return alone !== true
}
