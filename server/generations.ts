import { type ControlApiParts, createControlApi } from './api/control/operations.ts'
import type { ApiGeneration } from './api/operation.ts'
import { createV1, type V1Parts } from './api/v1/operations.ts'
import { createPactProvider, type PactProviderParts } from './pact/pact-provider.ts'

/** What all generations together work with. */
export interface GenerationParts extends V1Parts, ControlApiParts, PactProviderParts {}

/** Everything this emulator speaks. No part is used before a call comes, so that operations can be listed without any. */
export function createGenerations(parts: GenerationParts): readonly ApiGeneration[] {
  return [createV1(parts), createControlApi(parts, createPactProvider(parts))]
}
