import { AwayError, asSmileError, ControlError, OvertakenError } from '../../core/errors.ts'
import type { ApiGeneration, Reply } from '../../http/operation.ts'
import { strayHint, strayStatus } from '../../http/routing/unknown-path.ts'
import type { ControlEndpointParts } from './endpoints.ts'
import type { PactProvider } from './pact.ts'

/** What the control API needs. */
export interface ControlApiParts extends ControlEndpointParts {
  /** Loads what Pact's verifiers ask: few emulators are a provider of pacts. */
  readonly openPact: () => Promise<PactProvider>
}

/** The emulator's own API, under `/__emulator/`. */
export function createControlApi(parts: ControlApiParts): ApiGeneration {
  return {
    name: 'control',
    prefix: '/__emulator',
    vendor: false,
    errorSchema: 'control/error',
    endpoints: async () => {
      const [{ controlEndpoints }, pact] = await Promise.all([import('./endpoints.ts'), parts.openPact()])
      return controlEndpoints(parts, pact)
    },
    encodeError,
    unknown: (stray) => ({ status: strayStatus(stray), json: { error: strayHint(stray) }, hint: strayHint(stray) }),
    broken: (error) => ({ status: 400, json: { error: error.message } }),
  }
}

function encodeError(error: Error): Reply {
  if (error instanceof ControlError) return { status: error.status, json: { error: error.message } }
  if (error instanceof OvertakenError) return { status: 409, json: { error: error.hint } }
  if (error instanceof AwayError) return { status: 503, json: { error: error.message } }
  const { kind, hint } = asSmileError(error)
  return { status: kind === 'system_error' ? 500 : 400, json: { error: hint } }
}
