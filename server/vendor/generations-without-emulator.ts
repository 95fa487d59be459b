import { type PactGeneration, pactGenerations } from './contract-kit.ts'
import type { Generation } from './generation.ts'
import { generations } from './generations.ts'

/** Every generation without an emulator: its outcomes and operations can be read, but not called. */
export function listGenerations(): readonly Generation[] {
  const parts = absent('parts') as never
  return generations.map((make) => make(parts))
}

/** What pacts need, for every generation that has it. @throws Error when none has. */
export async function listPactGenerations(): Promise<readonly [PactGeneration, ...PactGeneration[]]> {
  const [first, ...others] = await pactGenerations(listGenerations())
  if (first) return [first, ...others]
  throw new Error('No generation supports pacts.')
}

/** A placeholder for a missing part: its members are placeholders too, and using it throws. */
export function absent(name: string): object {
  return new Proxy(() => undefined, {
    get: (_, member) => (typeof member === 'symbol' ? undefined : absent(`${name}.${member}`)),
    apply() {
      throw new Error(`${name} was used while generations were only being listed. Use it when a call comes.`)
    },
  })
}
