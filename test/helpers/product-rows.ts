import { type ListedOperation, listOperations } from '../../schemas/generate/listed-operations.ts'
import type { Product } from '../../server/core/jobs/product.ts'
import { endpointName } from '../../server/http/endpoint-name.ts'

/** A product, and an operation where it can be asked for. */
export interface ProductRow {
  readonly call: string
  readonly listed: ListedOperation
  readonly product: Product
}

/** Every product at every operation of a generation that takes it. */
export async function productRows(generation: string): Promise<readonly ProductRow[]> {
  return (await listOperations())
    .filter((listed) => listed.generation.name === generation)
    .flatMap((listed) =>
      (listed.operation.products ?? []).map((product) => ({ call: endpointName(listed.operation), listed, product })),
    )
}
