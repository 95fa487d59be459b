import { once } from 'node:events'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PartnerParts, PartnerService } from '../../examples/partner-node/service.ts'
import { packageRoot } from '../../server/files/root.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const source = join(packageRoot, 'examples', 'partner-node')
const sdk = join(packageRoot, 'node_modules', 'smile-identity-core', 'dist', 'index.js')

/** A mistake: a file of the example partner, what stands in it, and what stands there in its place. */
export interface Mistake {
  readonly file: 'decide.ts' | 'service.ts' | 'read-callback.ts'
  readonly right: string
  readonly wrong: string
}

/** A partner that runs, and where. */
export interface RunningPartner extends AsyncDisposable {
  readonly url: string
}

/** Starts the example partner with these mistakes in it. @throws Error when one is not in the source to be replaced. */
export async function startPartner(...mistakes: readonly Mistake[]): Promise<RunningPartner> {
  const folder = temporaryFolder('partner')
  cpSync(source, folder, { recursive: true })
  for (const { file, right, wrong } of mistakes) {
    const text = readFileSync(join(folder, file), 'utf8')
    if (text.split(right).length !== 2) throw new Error(`${file} has this not once:\n${right}`)
    writeFileSync(
      join(folder, file),
      text.replace(right, () => wrong),
    )
  }
  const service = readFileSync(join(folder, 'service.ts'), 'utf8')
  writeFileSync(
    join(folder, 'service.ts'),
    service.replace("'smile-identity-core'", JSON.stringify(pathToFileURL(sdk).href)),
  )
  const module: { createPartnerService(parts: PartnerParts): PartnerService } = await import(
    pathToFileURL(join(folder, 'service.ts')).href
  )
  const { server } = module.createPartnerService({ partnerId: '1234', apiKey: 'emulator-api-key' })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
