import { expect } from 'vitest'
import type { Store } from '../../server/store/store.ts'
import { openTestEmulator } from '../helpers/emulator.ts'
import { type Answer, createTestPartner } from '../helpers/partner.ts'

/** Whatever a partner and a test do through HTTP. @returns each answer, and what was sent. */
export async function play(store: Store): Promise<readonly unknown[]> {
  const emulator = await openTestEmulator({ callbacks: 'collect', port: 0 }, { store })
  const partner = createTestPartner(emulator)
  const answers: unknown[] = []
  const note = (what: string, { status, body }: Answer) => {
    const shown = JSON.stringify(body)
      .replaceAll(`localhost:${emulator.port}`, 'localhost')
      .replace(/\?Expires=[^"\\]*/g, '')
    answers.push([what, status, JSON.parse(shown)])
  }
  async function control(method: string, path: string, body?: object): Promise<Answer> {
    const headers = { 'content-type': 'application/json' }
    const answer = await partner.send(method, `/__emulator${path}`, body ? JSON.stringify(body) : '', headers)
    note(`${method} ${path}`, answer)
    return answer
  }
  const advance = (by: string, partnerId?: string) =>
    control('POST', '/clock/advance', { by, ...(partnerId && { partner_id: partnerId }) })

  await control('POST', '/next', { scenario: 'provisional-then-approved' })
  const { smileJobId } = await partner.submit({ userId: 'anna', jobId: 'reviewed', jobType: 4 })
  note('status', await partner.status('anna', 'reviewed'))
  await advance('10s')
  note('status', await partner.status('anna', 'reviewed'))
  await control('POST', `/jobs/${smileJobId}/review`, { decision: 'approve' })
  await advance('0s')
  note('status', await partner.status('anna', 'reviewed'))
  const { body } = await control('GET', '/callbacks')
  const [first] = body.callbacks as readonly { readonly id: string }[]
  await control('POST', `/callbacks/${first?.id}/replay`, {})
  await advance('0s')
  await control('GET', '/inbox')
  await control('GET', '/users/anna')
  const { body: state } = await control('GET', '/state')

  const made = await control('POST', '/partners', { seed: 'own' })
  const { partner_id: ownId, api_key: ownKey } = made.body
  const own = createTestPartner(emulator, ownId, ownKey)
  await own.submit({ userId: 'demo-bola', jobId: 'apart' })
  await advance('1m', ownId)
  note('status', await own.status('demo-bola', 'apart'))
  await control('GET', `/callbacks?partner_id=${ownId}`)
  await control('DELETE', `/partners/${ownId}`)

  await partner.submit({ userId: 'demo-anna', jobId: 'forgotten' })
  await control('PUT', '/state', state)
  await control('GET', '/jobs')
  await partner.submit({ userId: 'demo-anna', jobId: 'after' })
  await advance('1m')
  await control('GET', '/callbacks')
  await control('POST', '/reset')
  await control('GET', '/jobs')
  await control('GET', '/state')
  await partner.submit({ userId: 'demo-anna', jobId: 'owed' })
  expect(await emulator.close()).toEqual({ owed: 1, problem: undefined })
  return answers
}
