import type { AddressInfo } from 'node:net'
import { createPartnerService, type PartnerService } from '../examples/partner-node/service.ts'
import { examplePartner } from './example.ts'

/** The example partner, at a port of its own. */
export interface ListeningPartner extends AsyncDisposable, Pick<PartnerService, 'decisions'> {
  readonly port: number
}

/** @param maxAge how old a callback may be, in milliseconds; five minutes by default. */
export async function listeningPartner(maxAge?: number): Promise<ListeningPartner> {
  const { id: partnerId, apiKey } = examplePartner
  const { server, decisions } = createPartnerService({ partnerId, apiKey, ...(maxAge && { maxAge }) })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    decisions,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}
