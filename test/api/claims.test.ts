import { describe, expect, test } from 'vitest'
import { verdictsOn } from '../../schemas/generate/verdicts.ts'
import { claimable, reportedResult } from '../../server/core/jobs/claim.ts'
import { outcomes } from '../../server/core/jobs/outcome.ts'
import type { Emulator, ReplayOptions } from '../../server/index.ts'
import { createPeople } from '../../server/people/people.ts'
import { hmacSigner } from '../../server/vendor/shared/signatures/fault.ts'
import { verify } from '../../server/vendor/shared/signatures/signature.ts'
import { callbackSchema, encodeCallback } from '../../server/vendor/v1/callbacks/encode.ts'
import { v1Products } from '../../server/vendor/v1/decode.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { noon, planOf } from '../core/samples.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'
import { registry } from '../helpers/registry.ts'

const { canSay, word } = v1Wording

const idInfo = { country: 'NG', idType: 'BVN', idNumber: '00000000000' }
const partnerParams = { user_id: 'anna', job_id: 'job-1', job_type: 1 }
const person = await createPeople().of(idInfo.country, idInfo.idNumber)
const signer = hmacSigner({ id: '1234', apiKey: 'emulator-api-key' })

function isProven({ timestamp, signature }: { timestamp?: string; signature?: string }): boolean {
  return Boolean(timestamp && signature) && verify('emulator-api-key', '1234', timestamp ?? '', signature ?? '')
}

describe.each(v1Products)('a forged callback about %s', (product) => {
  const { job: planned } = planOf([], { product, idInfo, partnerParams })
  const job = { ...planned, submission: { ...planned.submission, package: undefined, person } }
  const lies = verdictsOn(product).flatMap((truth) => claimable(product, canSay).map((claims) => ({ truth, claims })))

  test('can claim whatever can be said about it, in the very body that would be sent if it were true', () => {
    for (const { truth, claims } of lies) {
      const reported = reportedResult(product, truth, { claims }, canSay)
      const body = encodeCallback(job, truth, signer, noon, { signature: 'forged', claims })
      expect(registry.validate(callbackSchema(reported), body)).toEqual([])
      expect(body).toEqual(encodeCallback(job, reported, signer, noon, { signature: 'forged' }))
      expect([reported.outcome, body.ResultCode, isProven(body)]).toEqual([claims, word(product, reported).code, false])
      if (canSay(product, claims, truth.by)) expect(reported.by).toBe(truth.by)
    }
  })

  test('can claim nothing else', () => {
    const [truth] = verdictsOn(product)
    const others = outcomes.filter((one) => !claimable(product, canSay).includes(one))
    expect(others.length).toBeGreaterThan(0)
    for (const claims of others)
      expect(() => truth && reportedResult(product, truth, { claims }, canSay)).toThrow(RangeError)
  })
})

/** What a partner makes of its callbacks who looks at no signature, and one who does. */
function conclusionsFrom({ received }: Receiver): { careless: string; careful: string } {
  const codes = (bodies: readonly Receiver['received'][number]['body'][]) => bodies.at(-1)?.ResultCode ?? 'none'
  const bodies = received.map(({ body }) => body)
  return { careless: codes(bodies), careful: codes(bodies.filter(isProven)) }
}

test('a callback that lies misleads only an endpoint that does not check the signature', async () => {
  await using emulator = await startTestEmulator()
  await using receiver = await startReceiver()
  const partner = createTestPartner(emulator)
  const { jobId, userId } = await partner.submit({ userId: 'demo-callback-false-approval', callbackUrl: receiver.url })
  await emulator.clock.advance('1s')
  expect(receiver.received).toMatchObject([{ body: { IsFinalResult: 'true', PartnerParams: { job_id: jobId } } }])
  expect(conclusionsFrom(receiver)).toEqual({ careless: '0820', careful: 'none' })
  expect((await partner.status(userId, jobId)).body.result.ResultCode).toBe('0821')
  // What was reported is noted as a lie, and never as the verdict that clients have met.
  const met = (await emulator.coverage()).groups.flatMap(({ situations }) =>
    situations.filter(({ times }) => times > 0),
  )
  expect(met.map(({ id }) => id)).toContain('callback/lie')
  expect(await emulator.callbacks.list()).toMatchObject([{ reported: { result: { outcome: 'rejected' } } }])
})

describe('a callback that is sent again', () => {
  /** A rejected job whose callback has come. */
  async function replayer(emulator: Emulator, receiver: Receiver): Promise<(options: ReplayOptions) => Promise<void>> {
    const params = { emulator_scenario: 'rejected' }
    await createTestPartner(emulator).submit({ callbackUrl: receiver.url, params })
    await emulator.clock.advance('1s')
    const [first] = await emulator.callbacks.list()
    return async (options) => {
      await emulator.callbacks.replay(first?.id ?? '', options)
      await emulator.clock.advance('0s')
    }
  }

  test.each(['forged', 'stale', 'unsigned'] as const)('%s, may claim another result', async (fault) => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const replay = await replayer(emulator, receiver)
    await replay({ fault, claims: 'approved' })
    expect(receiver.received[1]?.body).toMatchObject({ ResultCode: '0820', SmileJobID: '0000000001' })
    const truth = fault === 'stale' ? '0820' : '0821'
    expect(conclusionsFrom(receiver)).toEqual({ careless: '0820', careful: truth })
    // Sending the lie again without a fault reports the truth.
    await emulator.callbacks.replay((await emulator.callbacks.list())[1]?.id ?? '')
    await emulator.clock.advance('0s')
    expect(conclusionsFrom(receiver)).toEqual({ careless: '0821', careful: '0821' })
  })

  test.each<[string, ReplayOptions, string]>([
    ['rightly signed', { claims: 'approved' }, 'Name a fault: forged, stale, unsigned.'],
    ['twice', { fault: 'twice', claims: 'approved' }, 'only a wrongly signed callback can claim another result'],
    [
      'about another product',
      { fault: 'forged', claims: 'exact_match' },
      '"exact_match" is not an outcome of smart_selfie_authentication. These can be claimed: approved, rejected, provisional,',
    ],
    ['in a word that is none', { fault: 'forged', claims: 'aproved' } as object, '(you may mean "approved")'],
  ])('may not lie when it is sent %s', async (_, options, message) => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const replay = await replayer(emulator, receiver)
    await expect(replay(options)).rejects.toThrow(message)
    expect(receiver.received).toHaveLength(1)
  })
})
