import { describe, expect, test } from 'vitest'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { play } from '../helpers/play.ts'
import { productRows } from '../helpers/product-rows.ts'
import { startReceiver } from '../helpers/receiver.ts'

const busy = { code: '2206', text: 'Try that again', status: 429 }

const rows = await productRows('v1')

describe('a scenario refuses with a code and a text of its own', () => {
  test.each(rows)('at $call, $product', async ({ listed, product }) => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    emulator.scenarios.put('mine', { summary: 'Busy.', respond: { error: busy } })
    const { answer } = await play({ listed, product, scenario: 'mine', moments: [] }, emulator, receiver)
    expect([answer.status, answer.body]).toMatchObject([429, { error: busy.text, code: busy.code }])
    expect(answer.hint).toBe('Scenario "mine" (hinted) answers so.')
    expect(await emulator.jobs.list()).toEqual([])
  })

  test('at job_status, for as long as it lasts', async () => {
    await using emulator = await startTestEmulator()
    emulator.scenarios.put('mine', { summary: 'Busy.', extends: 'approved', job_status: { error: busy, until: '5s' } })
    await emulator.next('mine')
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await partner.submit()
    const { status, body } = await partner.status(userId, jobId)
    expect([status, body]).toEqual([429, { error: busy.text, code: busy.code }])
    await emulator.clock.advance('5s')
    expect((await partner.status(userId, jobId)).body).toMatchObject({ code: '2302', job_complete: true })
  })

  test('with HTTP 400 unless it says otherwise, and with success: false beside 2413', async () => {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const refusalWith = async (code: string) => {
      emulator.scenarios.put('mine', { summary: 'Refused.', respond: { error: { code, text: 'No.' } } })
      await emulator.next('mine')
      return partner.upload()
    }
    expect(await refusalWith('2428')).toMatchObject({ status: 400, body: { error: 'No.', code: '2428' } })
    expect((await refusalWith('2413')).body).toEqual({ error: 'No.', code: '2413', success: false })
  })

  test('and says so in its story', async () => {
    await using emulator = await startTestEmulator()
    emulator.scenarios.put('mine', { summary: 'Busy.', respond: { error: busy, latency: '2s' } })
    const response = await fetch(`${emulator.url}/__emulator/scenarios`)
    const { scenarios } = (await response.json()) as { scenarios: { name: string; story: string[] }[] }
    expect(scenarios.find(({ name }) => name === 'mine')?.story).toEqual([
      'at submission: refused with 2206 "Try that again", HTTP 429, after 2s',
    ])
  })
})
