import { createControlApi } from '../../server/control/api/api.ts'
import type { ApiGeneration, Operation } from '../../server/http/operation.ts'
import { absent, listGenerations } from '../../server/vendor/generations-without-emulator.ts'

/** An operation and the generation it belongs to. */
export interface ListedOperation {
  readonly generation: ApiGeneration
  readonly operation: Operation
}

/** Every operation of every generation, without an emulator: to be read, not to be called. */
export async function listOperations(): Promise<readonly ListedOperation[]> {
  const parts = { control: absent('control'), openPact: async () => ({}) } as never
  const apis: readonly ApiGeneration[] = [...listGenerations(), createControlApi(parts)]
  const listed = apis.map(async (generation) => {
    const { operations } = await generation.endpoints()
    return operations.map((operation) => ({ generation, operation }))
  })
  return (await Promise.all(listed)).flat()
}

/** The heading of an operation: its generation's name, and its own. */
export function tagOf({ generation, operation: { tag } }: ListedOperation): string {
  return tag ? `${generation.name}: ${tag}` : generation.name
}
