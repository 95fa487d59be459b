import { type PactGeneration, pactGenerations } from './contract-kit.ts'
import type { Generation } from './generation.ts'
import { generations } from './generations.ts'

/** Every generation without an emulator: what it can say and which operations it has is there to be read, and nothing to be called. */
export function listGenerations(): readonly Generation[] {
  const parts = absent('parts') as never
  return generations.map((make) => make(parts))
}

/** What pacts need of every generation that has it. @throws Error when none has. */
export async function listPactGenerations(): Promise<readonly [PactGeneration, ...PactGeneration[]]> {
  const [first, ...others] = await pactGenerations(listGenerations())
  if (first) return [first, ...others]
  throw new Error('No generation is played that pacts can be about.')
}

/** Stands for a part that nobody has: its members are as absent as it is, and it throws when it is used. */
export function absent(name: string): object {
  return new Proxy(() => undefined, {
    get: (_, member) => (typeof member === 'symbol' ? undefined : absent(`${name}.${member}`)),
    apply() {
      throw new Error(`${name} was used while generations were only being listed. Use it when a call comes.`)
    },
  })
}
