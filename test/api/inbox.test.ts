import { describe, expect, test } from 'vitest'
import { verify } from '../../server/signature.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

const partner = { partnerId: '1234', apiKey: 'emulator-api-key' }

describe('collected callbacks', () => {
  test('are kept instead of being posted, signed in the same way, and count as delivered', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await using receiver = await startReceiver()
    const { jobId, smileJobId } = await createTestPartner(emulator).submit({ callbackUrl: receiver.url })
    await emulator.clock.advance('1s')
    const [delivery] = await emulator.callbacks.list()
    expect(delivery).toMatchObject({ state: 'delivered', attempts: [{ status: 200, answer: 'Kept in the inbox.' }] })
    const [message, ...more] = emulator.callbacks.inbox()
    expect(message).toEqual({
      deliveryId: delivery?.id,
      generation: 'v1',
      partnerId: '1234',
      smileJobId,
      jobId,
      at: Date.UTC(2026, 0, 1, 0, 0, 1),
      url: receiver.url,
      headers: { 'content-type': 'application/json' },
      text: JSON.stringify(message?.body),
      body: expect.objectContaining({ ResultCode: '0820', SmileJobID: smileJobId }),
    })
    const { timestamp, signature } = { ...message?.body }
    expect(verify({ ...partner, timestamp: String(timestamp) }, String(signature))).toBe(true)
    expect([more, receiver.received]).toEqual([[], []])
  })

  test('come for jobs too for which nobody said where to, and nothing is warned about', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const { smileJobId } = await createTestPartner(emulator).submit()
    await emulator.clock.advance('1s')
    expect(emulator.callbacks.inbox().map(({ url }) => url)).toEqual(['inbox:1234'])
    expect((await emulator.jobs.get(smileJobId)).warnings.map(({ id }) => id)).not.toContain('no-callback-url')
  })

  test('go where nobody may be called, since nobody is', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await createTestPartner(emulator).submit({ callbackUrl: 'https://partner.example/callback' })
    await emulator.clock.advance('1s')
    expect(emulator.callbacks.inbox().map(({ url }) => url)).toEqual(['https://partner.example/callback'])
  })

  test('are listed by job and by partner, and forgotten by a reset of one', async () => {
    const partners = [
      { id: '1', apiKey: 'one' },
      { id: '2', apiKey: 'two' },
    ]
    await using emulator = await startTestEmulator({ callbacks: 'collect', partners })
    for (const { id, apiKey } of partners) {
      for (const jobId of ['a', 'b']) await createTestPartner(emulator, id, apiKey).submit({ jobId })
    }
    await emulator.clock.advance('1s')
    const kept = (filter = {}) => emulator.callbacks.inbox(filter).map(({ partnerId, jobId }) => partnerId + jobId)
    expect(kept()).toEqual(['1a', '1b', '2a', '2b'])
    expect(kept({ jobId: 'b' })).toEqual(['1b', '2b'])
    await emulator.reset('1')
    expect(kept()).toEqual(['2a', '2b'])
    await emulator.reset()
    expect(kept()).toEqual([])
  })

  test('are replayed into the inbox, with a new signature', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await createTestPartner(emulator).submit()
    await emulator.clock.advance('1s')
    await emulator.callbacks.replay((await emulator.callbacks.list())[0]?.id ?? '')
    await emulator.clock.advance('1m')
    expect(emulator.callbacks.inbox().map(({ body }) => body.ResultCode)).toEqual(['0820', '0820'])
    expect(new Set(emulator.callbacks.inbox().map(({ text }) => text)).size).toBe(1)
  })
})

describe('callbacks that are posted and kept', () => {
  test('are kept at each attempt', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'both' })
    await using receiver = await startReceiver((_, response, ordinal) =>
      response.writeHead(ordinal === 1 ? 503 : 200).end(),
    )
    await createTestPartner(emulator).submit({ callbackUrl: receiver.url })
    await emulator.clock.advance('1m')
    expect(emulator.callbacks.inbox().map(({ body }) => body)).toEqual(receiver.received.map(({ body }) => body))
    expect(receiver.received).toHaveLength(2)
    expect((await emulator.callbacks.list())[0]?.attempts.map(({ status }) => status)).toEqual([503, 200])
  })

  test('are only kept when nobody said where to', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'both' })
    await createTestPartner(emulator).submit()
    await emulator.clock.advance('1s')
    expect((await emulator.callbacks.list()).map(({ state, url }) => [state, url])).toEqual([
      ['delivered', 'inbox:1234'],
    ])
  })

  test('go to the default address where there is one', async () => {
    await using receiver = await startReceiver()
    await using emulator = await startTestEmulator({ callbacks: 'both', callbackUrl: receiver.url })
    await createTestPartner(emulator).submit()
    await emulator.clock.advance('1s')
    expect([receiver.received.length, emulator.callbacks.inbox().length]).toEqual([1, 1])
  })
})

describe('the inbox by HTTP', () => {
  const ask = async (url: string, query = '') => (await fetch(`${url}/__emulator/inbox${query}`)).json()

  test('is the library’s in other words', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    await createTestPartner(emulator).submit({ jobId: 'job-1' })
    await emulator.clock.advance('1s')
    const [kept] = emulator.callbacks.inbox()
    expect(await ask(emulator.url, '?job_id=job-1')).toEqual({
      messages: [
        {
          delivery_id: kept?.deliveryId,
          partner_id: '1234',
          smile_job_id: '0000000001',
          job_id: 'job-1',
          at: '2026-01-01T00:00:01.000Z',
          url: 'inbox:1234',
          headers: kept?.headers,
          text: kept?.text,
          body: kept?.body,
        },
      ],
    })
    expect(await ask(emulator.url, '?job_id=job-2')).toMatchObject({ messages: [] })
  })

  test('says why it is empty', async () => {
    await using emulator = await startTestEmulator()
    expect(await ask(emulator.url)).toEqual({ messages: [], hint: expect.stringContaining('--callbacks collect') })
  })
})
