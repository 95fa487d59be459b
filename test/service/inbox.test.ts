import { expect, test } from 'vitest'
import { createInbox } from '../../server/service/callbacks/inbox.ts'
import { noon, planOf } from '../core/samples.ts'

function deliveryOf(jobId: string, partnerId = '1234') {
  const [delivery] = planOf(['1s machine approved'], { jobId, partnerId }).deliveries
  if (!delivery) throw new Error('the plan has no delivery')
  return delivery
}

const posted = (body: object) => ({ url: 'inbox:1234', headers: {}, body: JSON.stringify(body) })

test('what was kept is listed oldest first, its body as text and parsed', () => {
  const inbox = createInbox()
  inbox.keep(posted({ ResultCode: '0820' }), deliveryOf('job-1'), noon)
  inbox.keep(posted({ ResultCode: '0821' }), deliveryOf('job-2'), noon + 1)
  expect(inbox.list({}).map(({ jobId, at, text, body }) => [jobId, at, text, body])).toEqual([
    ['job-1', noon, '{"ResultCode":"0820"}', { ResultCode: '0820' }],
    ['job-2', noon + 1, '{"ResultCode":"0821"}', { ResultCode: '0821' }],
  ])
  expect(inbox.list({ jobId: 'job-2' })).toHaveLength(1)
  expect(inbox.list({ partnerId: '85' })).toEqual([])
})

test('only so many are kept: the newest', () => {
  const inbox = createInbox({ messages: 3, bytes: 1_000_000 })
  for (let turn = 0; turn < 8; turn++) inbox.keep(posted({ turn }), deliveryOf('job-1'), noon)
  expect(inbox.list({}).map(({ body }) => body.turn)).toEqual([5, 6, 7])
})

test('only so much is kept, but the newest in any case', () => {
  const inbox = createInbox({ messages: 100, bytes: 900 })
  const kept = () => inbox.list({}).map(({ body }) => body.turn)
  for (let turn = 0; turn < 5; turn++) inbox.keep(posted({ turn, text: 'x'.repeat(20) }), deliveryOf('job-1'), noon)
  expect(kept()).toEqual([3, 4])
  inbox.keep(posted({ turn: 5, text: 'x'.repeat(1_000) }), deliveryOf('job-1'), noon)
  expect(kept()).toEqual([5])
})

test('a reset empties it, for one partner or for all', () => {
  const inbox = createInbox()
  for (const partnerId of ['085', '85']) inbox.keep(posted({}), deliveryOf('job-1', partnerId), noon)
  inbox.reset('085')
  expect(inbox.list({}).map(({ partnerId }) => partnerId)).toEqual(['85'])
  inbox.reset()
  expect(inbox.list({})).toEqual([])
})
