import { nearest } from '../core/text/spelling.ts'
import type { StateUse } from '../vendor/pacts/interaction.ts'
import { readParams } from '../vendor/pacts/state-params.ts'
import type { StateList, StatesIn } from './provider-states.ts'

/** The message that a state does not exist, and what was likely meant; undefined when it exists. */
export function unknownState(name: string, { states }: StateList): string | undefined {
  const names = states.map((one) => one.name)
  if (names.includes(name)) return undefined
  return `The emulator has no provider state "${name}". ${cure(name, names)}`
}

/** The problem of a state in a pact, as far as it can be known before it is set up. */
export function stateProblem({ name, params }: StateUse, statesIn: StatesIn): string | undefined {
  try {
    const list = statesIn(params)
    const known = list.states.find((one) => one.name === name)
    if (!known) return unknownState(name, list)
    const taken = { ...list.commonParams, ...known.params }
    const { optional } = readParams(name, taken, params ?? {})
    for (const param of Object.keys(taken)) optional(param)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** The problem of an expression such as `${signature}` that none of these states returns. */
export function unknownValue(expression: string, states: readonly StateUse[], statesIn: StatesIn): string | undefined {
  const given = states.length === 0 ? statesIn().commonValues : states.flatMap((one) => valuesOf(one, statesIn))
  const wanted = [...expression.matchAll(/\$\{(.*?)\}/g)].map(([, name = '']) => name)
  const missing = wanted.find((name) => !given.includes(name))
  if (missing === undefined) return undefined
  return `No state of this interaction returns "${missing}", so Pact sends the example. ${cure(missing, given)}`
}

/** What a state gives back; nothing where its generation is unknown, which is a problem of its own. */
function valuesOf({ name, params }: StateUse, statesIn: StatesIn): readonly string[] {
  try {
    const { states, commonValues } = statesIn(params)
    return [...commonValues, ...(states.find((one) => one.name === name)?.values ?? [])]
  } catch {
    return []
  }
}

function cure(word: string, known: readonly string[]): string {
  const likely = nearest(word, known)
  return likely ? `Did you mean "${likely}"?` : `There are: ${known.join(', ')}.`
}
