import { describe, expect, test } from 'vitest'
import type { Emulator } from '../../server/index.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

/** Reads the stream of a page's changes. */
function createReader(emulator: Emulator, path: string) {
  const gone = new AbortController()
  let text = ''
  const ended = read()

  async function read(): Promise<void> {
    const response = await fetch(`${emulator.url}${path}`, { signal: gone.signal })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true })
  }

  return {
    messages: () => text.split('\n\n').filter((one) => one.startsWith('data:')),
    ended,
    async [Symbol.asyncDispose]() {
      gone.abort()
      await ended.catch(() => undefined)
    },
  }
}

const targets = (message = '') => [...message.matchAll(/hx-target="#(\w+)"/g)].map(([, id]) => id)

/** However long the machine takes over it. */
const eventually = <Value>(look: () => Value) => expect.poll(look, { timeout: 15_000 })

describe('a page that is looked at', () => {
  test('gets what has changed on it, and nothing else', async () => {
    await using emulator = await startTestEmulator()
    await using reader = createReader(emulator, '/__emulator/?q=ada&live')
    await eventually(reader.messages).toHaveLength(1)
    expect(targets(reader.messages()[0])).toEqual(['filter', 'jobs'])

    await createTestPartner(emulator).submit({ userId: 'ada-rejected', jobType: 4 })
    await eventually(() => reader.messages().at(-1)).toContain('ada-rejected')
    expect(targets(reader.messages()[1])).toEqual(['jobs'])
    // Another's job does not show here, so nothing is sent.
    const known = reader.messages().length
    await createTestPartner(emulator).submit({ userId: 'demo-anna' })
    await emulator.clock.advance('1s')
    await eventually(() => reader.messages().at(-1)).toContain('0841')
    expect(reader.messages().join()).not.toContain('demo-anna')
    expect(reader.messages().length).toBeGreaterThan(known)
  })

  test('gathers many changes into few messages', async () => {
    await using emulator = await startTestEmulator()
    await using reader = createReader(emulator, '/__emulator/?live')
    await eventually(reader.messages).toHaveLength(1)
    const partner = createTestPartner(emulator)
    await Promise.all(Array.from({ length: 60 }, () => partner.submit({ userId: 'demo-many' })))
    await eventually(() => reader.messages().at(-1)).toContain('60 jobs')
    expect(reader.messages().length).toBeLessThan(30)
  })

  test('keeps what it shows when that is gone', async () => {
    await using emulator = await startTestEmulator()
    const { smileJobId } = await createTestPartner(emulator).submit()
    await using reader = createReader(emulator, `/__emulator/dashboard/jobs/1234/${smileJobId}?live`)
    await eventually(reader.messages).toHaveLength(1)
    await emulator.reset()
    const again = await createTestPartner(emulator).submit({ userId: 'demo-again' })
    expect(again.smileJobId).toBe(smileJobId)
    await eventually(() => reader.messages().at(-1)).toContain('demo-again')
  })

  test('does not keep the emulator from closing', async () => {
    const emulator = await startTestEmulator()
    await using reader = createReader(emulator, '/__emulator/?live')
    await eventually(reader.messages).toHaveLength(1)
    await emulator.close()
    await reader.ended
  })
})
