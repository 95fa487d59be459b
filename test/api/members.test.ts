import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verify } from '../../server/vendor/shared/signatures/signature.ts'
import { canSay } from '../../server/vendor/v1/wording/wording.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { play } from '../helpers/play.ts'
import { productRows } from '../helpers/product-rows.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const members = {
  Gender: 'Male',
  ExpirationDate: 'Not Available',
  PhoneNumber: null,
  ConfidenceValue: 99,
  Invented: { deep: [1, { deeper: true }] },
}
const own = { members, without: ['Actions', 'JSONVersion'] }

/** A folder with one scenario that words its results itself. */
function folderWith(stages: readonly object[]): string {
  const folder = temporaryFolder('members')
  writeFileSync(join(folder, 'mine.json'), JSON.stringify({ name: 'mine', summary: 'Made for a test.', stages }))
  return folder
}

const rows = await productRows('v1')

describe('what a scenario says on the wire itself', () => {
  test.each(rows)('is in every message with a result: $call, $product', async ({ listed, product }) => {
    const by = canSay(product, 'approved', 'machine') ? 'machine' : 'human'
    await using emulator = await startTestEmulator({
      scenarios: [folderWith([{ after: '1s', outcome: 'approved', by, ...own }])],
    })
    await using receiver = await startReceiver()
    const played = await play({ listed, product, scenario: 'mine', moments: [0, 1_000] }, emulator, receiver)
    const status = played.moments.at(-1)?.status.body
    const callbacks = played.moments.flatMap((one) => one.callbacks.map(({ body }) => body))
    const answered = listed.operation.callback ? [] : [played.answer.body]
    const reported = [...answered, ...callbacks, status.result, ...status.history]
    expect(reported).toHaveLength(3)
    for (const one of reported) {
      expect(one).toMatchObject({ ...members, SmileJobID: '0000000001', ResultText: expect.any(String) })
      expect([one.Actions, one.JSONVersion]).toEqual([undefined, undefined])
    }
    for (const { timestamp, signature } of [...answered, ...callbacks, status]) {
      expect(verify('emulator-api-key', '1234', timestamp, signature)).toBe(true)
    }
  })

  test('belongs to its own stage, is in Smile Secure’s callback too, and goes through a restart', async () => {
    const scenarios = [
      folderWith([
        { after: '1s', outcome: 'provisional', by: 'machine', members: { Stage: 'first' } },
        { after: '2s', outcome: 'approved', by: 'human' },
        { after: '3s', outcome: 'suspects_found', by: 'smile_secure', members: { Stage: 'third' } },
      ]),
    ]
    await using receiver = await startReceiver()
    await using before = await startTestEmulator({ scenarios })
    await before.next('mine')
    await createTestPartner(before).submit({ jobType: 4, userId: 'new', callbackUrl: receiver.url })
    await using emulator = await startTestEmulator({ scenarios })
    await emulator.restore(JSON.parse(JSON.stringify(await before.snapshot())))
    await emulator.clock.advance('3s')
    expect(receiver.received.map(({ body }) => body.Stage)).toEqual(['first', undefined, 'third'])
  })

  test('is in a forged callback as well', async () => {
    const callback = { signature: 'forged', claims: 'approved' }
    const stage = { after: '1s', outcome: 'rejected', by: 'machine', members: { Invented: 'x' }, callback }
    await using receiver = await startReceiver()
    await using emulator = await startTestEmulator({ scenarios: [folderWith([stage])] })
    await emulator.next('mine')
    await createTestPartner(emulator).submit({ callbackUrl: receiver.url })
    await emulator.clock.advance('1s')
    expect(receiver.received[0]?.body).toMatchObject({ ResultCode: '0820', Invented: 'x' })
  })

  test('may name the generation whose words it says, and then counts before what names none', async () => {
    const stage = { after: '1s', outcome: 'approved', by: 'machine', code: '0999', text: 'As it stands' }
    const v1 = { code: '0998', confidence: '1.5', without: ['Actions'] }
    await using receiver = await startReceiver()
    await using emulator = await startTestEmulator({ scenarios: [folderWith([{ ...stage, v1 }])] })
    await emulator.next('mine')
    await createTestPartner(emulator).submit({ callbackUrl: receiver.url })
    await emulator.clock.advance('1s')
    const { ResultCode, ResultText, ConfidenceValue, Actions } = receiver.received[0]?.body ?? {}
    expect([ResultCode, ResultText, ConfidenceValue, Actions]).toEqual(['0998', 'As it stands', '1.5', undefined])
    expect((await emulator.jobs.list())[0]?.results[0]?.result).toMatchObject({ code: '0998', text: 'As it stands' })
  })

  test('is in the scenario as control describes it', async () => {
    await using emulator = await startTestEmulator({
      scenarios: [folderWith([{ after: '1s', outcome: 'approved', by: 'machine', ...own }])],
    })
    const response = await fetch(`${emulator.url}/__emulator/scenarios`)
    const { scenarios } = (await response.json()) as { scenarios: { name: string; story: string[] }[] }
    expect(scenarios.find(({ name }) => name === 'mine')?.story).toEqual([
      'after 1s: approved, by machine; with its own Gender, ExpirationDate, PhoneNumber, ConfidenceValue, Invented; without Actions, JSONVersion',
    ])
  })
})

test('an unsigned job_status is not an error of the emulator', async () => {
  const scenario = { name: 'mine', summary: 'Unsigned.', extends: 'approved', job_status: { signature: 'none' } }
  await using emulator = await startTestEmulator()
  emulator.scenarios.put('mine', scenario)
  await emulator.next('mine')
  const partner = createTestPartner(emulator)
  const { userId, jobId } = await partner.submit()
  await emulator.clock.advance('1s')
  const { status, body } = await partner.status(userId, jobId)
  expect([status, body.job_complete, body.signature, body.timestamp]).toEqual([200, true, undefined, undefined])
})
