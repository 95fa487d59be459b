import { ControlError } from '../core/errors.ts'
import type { PactGeneration } from '../vendor/contract-kit.ts'

/**
 * The generation whose provider states are meant: the one that the state's parameter `api` names, or else the usual one.
 * @throws ControlError that says which there are.
 */
export function askedGeneration(
  generations: readonly PactGeneration[],
  api: unknown,
  usual: PactGeneration | undefined = generations[0],
): PactGeneration {
  if (!usual) throw new ControlError(404, 'No generation of the API that is played has provider states.')
  if (api === undefined) return usual
  const found = generations.find(({ name }) => name === api)
  if (found) return found
  const names = generations.map(({ name }) => name).join(', ')
  throw new ControlError(404, `The API "${String(api)}" has no provider states. There are some of: ${names}.`)
}
