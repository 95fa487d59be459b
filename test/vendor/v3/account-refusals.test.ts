import { afterAll, beforeEach, expect, test } from 'vitest'
import { listOperations } from '../../../schemas/generate/listed-operations.ts'
import type { PartnerSettings } from '../../../server/index.ts'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { withFiles } from '../../helpers/pictures.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import { formOf, type V3Parts, v3Client } from '../../helpers/v3.ts'
import { vendorContract } from './vendor-contract.ts'

const emulator = await openTestEmulator({ callbacks: 'collect' })
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const client = v3Client(emulator.url, partner)

/** What a partner's account says, by the name that the contract has for its refusal. */
const settingsFor: Readonly<Record<string, PartnerSettings>> = {
  402: { balance: 0 },
  productAccess: { products: [] },
  productNotEnabled: { products: [] },
  idTypeDisabled: { idTypes: [] },
  productionAccess: { production: false },
  sdkVersion: { minimumSdk: '99' },
  ipNotAllowed: { allowedIps: [] },
}
// One 403 alone is about the address, but of news, which are a product.
const only: Readonly<Record<string, PartnerSettings>> = {
  '/v3/aml/monitoring/{job_id}/news/{reference}': { products: [] },
}

const jobId = 'job_01kbw8s4k0e5d9p5q8p3f0z7zz'
const examplesOf: Readonly<Record<string, string>> = { jobId, job_id: jobId }

// What a token says of its user is tried in access.test.ts and report-fraud.test.ts.
const ofTokens = ['userIdMismatch', 'userIdConflict']

const operations = (await listOperations()).filter(({ generation }) => generation.name === 'v3')
const played = operations.map(({ operation }) => ({
  operation,
  path: operation.path.replace(/:(\w+)/g, '{$1}'),
}))

const documented = played.flatMap(({ operation, path }) => {
  const { responses = {} } = vendorContract.paths[path]?.[operation.method] ?? {}
  return ['402', '403'].flatMap((status) => {
    const { example, examples = {} } = responses[status]?.content?.['application/json'] ?? {}
    const shown = Object.entries(examples).map(([name, { value }]) => ({ name, body: value }))
    const all = example === undefined ? shown : [{ name: status, body: example }, ...shown]
    return all
      .filter(({ name }) => !ofTokens.includes(name))
      .map(({ name, body }) => ({ operation, path, status: Number(status), name, body }))
  })
})

test('the contract documents them for most endpoints', () => {
  expect(documented.length).toBeGreaterThan(40)
})

test.each(documented)('$path $status $name comes of a setting, word for word', async (one) => {
  const { operation, path, status, name, body } = one
  const settings = settingsFor[name] ?? only[path] ?? { allowedIps: [] }
  const token = await client.token()
  await emulator.control.changeSettings(() => settings)
  const headers = {
    ...{ 'smileid-token': token, 'smileid-partner-id': '1234', 'smileid-source-sdk-version': '12.0.0' },
  }
  const { request } = operation
  const parts = request ? (withFiles(exampleOf(request) as object, request) as V3Parts) : undefined
  const sent = operation.body === 'multipart' && parts ? { body: formOf(parts) } : {}
  const where = path.replace(/\{(\w+)\}/g, (_, parameter: string) => examplesOf[parameter] ?? 'x')
  const answer = await client.ask(operation.method.toUpperCase(), where, { headers, ...sent })
  expect([answer.status, answer.body]).toEqual([status, body])
  expect(answer.hint).toContain(`setting ${Object.keys(settings)[0]}`)
  expect(await emulator.control.jobs()).toEqual([])
})
