import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Emulator } from '../server/index.ts'
import { startTestEmulator } from '../test/helpers/emulator.ts'
import { startTamperingProxy, type TamperingProxy } from './tampering-proxy.ts'
import { pactPath, verifyWithCommand } from './verification.ts'

const node = 'smile-identity-core-js--smile-id-v1'
const messages = 'partner-callback-handler--smile-id-v1'

/** A fault in an encoder: one member, and what it becomes. */
interface Fault {
  readonly at: string
  readonly member: string
  readonly becomes: unknown
}

const gone = Symbol('gone')

// The pact that speaks of it, and the part of it that does: the rest would be verified in vain.
const pactOf: Readonly<Record<string, { readonly pact: string; readonly about: string }>> = {
  '/v1/upload': { pact: node, about: 'an upload that authenticates a user' },
  '/v1/job_status': { pact: node, about: 'job_status of (an approved|a job that)' },
  '/v1/id_verification': { pact: node, about: 'a lookup of an ID number$' },
  '/v1/business_verification': { pact: node, about: 'a lookup of a business' },
  '/v1/token': { pact: node, about: 'a web token' },
  '/pact/messages': { pact: messages, about: 'approved authentication|suspects found' },
}

const faults: readonly Fault[] = [
  { at: '/v1/upload', member: 'upload_url', becomes: 7 },
  { at: '/v1/upload', member: 'ref_id', becomes: 7 },
  { at: '/v1/upload', member: 'smile_job_id', becomes: 1 },
  { at: '/v1/upload', member: 'camera_config', becomes: null },
  { at: '/v1/upload', member: 'code', becomes: 2202 },
  { at: '/v1/job_status', member: 'timestamp', becomes: 1_767_225_600_000 },
  { at: '/v1/job_status', member: 'signature', becomes: null },
  { at: '/v1/job_status', member: 'job_complete', becomes: 'true' },
  { at: '/v1/job_status', member: 'job_success', becomes: 1 },
  { at: '/v1/job_status', member: 'result.ResultCode', becomes: 820 },
  { at: '/v1/job_status', member: 'result.ResultType', becomes: gone },
  { at: '/v1/job_status', member: 'result.IsFinalResult', becomes: true },
  { at: '/v1/job_status', member: 'result.ConfidenceValue', becomes: 99.97 },
  { at: '/v1/job_status', member: 'result.Actions', becomes: [] },
  { at: '/v1/job_status', member: 'result.PartnerParams.job_type', becomes: '2' },
  { at: '/v1/job_status', member: 'image_links.selfie_image', becomes: gone },
  { at: '/v1/job_status', member: 'history', becomes: {} },
  { at: '/v1/id_verification', member: 'FullName', becomes: { first: 'Joe' } },
  { at: '/v1/id_verification', member: 'FullData', becomes: 'text' },
  { at: '/v1/business_verification', member: 'directors', becomes: {} },
  { at: '/v1/token', member: 'token', becomes: 42 },
  { at: '/pact/messages', member: 'IsMachineResult', becomes: true },
  { at: '/pact/messages', member: 'SmileJobID', becomes: 1 },
  { at: '/pact/messages', member: 'Antifraud.SuspectUsers', becomes: {} },
]

let emulator: Emulator
let proxy: TamperingProxy

beforeAll(async () => {
  emulator = await startTestEmulator({ callbacks: 'collect' })
  proxy = await startTamperingProxy(emulator.url)
})

afterAll(async () => {
  await proxy[Symbol.asyncDispose]()
  await emulator.close()
})

/** The body with one member changed; undefined when it has none of that name. */
function tampered(body: object, path: readonly string[], becomes: unknown): Record<string, unknown> | undefined {
  const [name = '', ...deeper] = path
  const members = body as Record<string, unknown>
  if (!Object.hasOwn(members, name)) return undefined
  if (deeper.length === 0) {
    const { [name]: _old, ...others } = members
    return becomes === gone ? others : { ...others, [name]: becomes }
  }
  const inner = members[name]
  const changed = typeof inner === 'object' && inner !== null ? tampered(inner, deeper, becomes) : undefined
  return changed && { ...members, [name]: changed }
}

function verifyTampered({ at, member, becomes }: Fault) {
  proxy.tamper = (path, body) => (path.includes(at) ? tampered(body, member.split('.'), becomes) : undefined)
  const { pact, about } = pactOf[at] ?? { pact: node, about: '' }
  return verifyWithCommand(proxy.url, [pactPath(pact)], ['--filter-description', about])
}

test('without a fault the proxy changes nothing', { timeout: 90_000 }, async () => {
  proxy.tamper = () => undefined
  const { result, errors } = await verifyWithCommand(proxy.url, [pactPath(node), pactPath(messages)])
  expect(errors).toEqual([])
  expect(result).toBe(true)
})

test.each(faults)(
  'an encoder whose $member of $at goes wrong breaks a pact, which names it',
  { timeout: 90_000 },
  async (fault) => {
    const { result, errors } = await verifyTampered(fault)
    expect(result).toBe(false)
    const name = fault.member.split('.').at(-1) ?? ''
    expect(JSON.stringify(errors)).toContain(name)
    expect(errors.every(({ interaction }) => interaction.includes('smile-id-v1'))).toBe(true)
  },
)
