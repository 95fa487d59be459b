import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { createLog } from '../../server/cli/reports/log.ts'
import { resultOf } from '../../server/core/jobs/result.ts'
import type { WordedDelivery } from '../../server/core/jobs/worded.ts'
import { createWarning, type Facts, type WarningId } from '../../server/core/warnings/warning.ts'
import { wordWarning } from '../../server/core/warnings/word-warning.ts'
import type { WordedWarning } from '../../server/core/warnings/words.ts'
import type { Exchange } from '../../server/http/journal/journal.ts'
import { v1WarningWords } from '../../server/vendor/v1/wording/warnings/words.ts'

const put: Exchange = {
  at: Date.UTC(2026, 0, 1, 12),
  generation: 'v1',
  partnerId: '1234',
  method: 'PUT',
  path: '/selfie.zip',
  status: 200,
  latency: 1.25,
  request: { bytes: 7 },
  response: undefined,
  hint: undefined,
  warnings: [],
}

const delivery: WordedDelivery = {
  id: '1234-0000000001-1',
  generation: 'v1',
  partnerId: '1234',
  smileJobId: '0000000001',
  jobId: 'job-1',
  product: 'smart_selfie_authentication',
  url: 'http://localhost:3000/callback',
  reported: { from: put.at, result: { ...resultOf('approved', 'machine'), code: '0820', text: 'Authenticate User' } },
  dueAt: put.at,
  state: 'delivered',
  attempts: [{ at: put.at, latency: 3, status: 200 }],
}

/** What the log writes about an attempt at a callback. */
function loggedAttempt(changes: Partial<WordedDelivery>, problem?: string): string {
  const written: string[] = []
  const { onAttempt } = createLog((text) => written.push(stripVTControlCharacters(text)))
  onAttempt?.({ ...delivery, ...changes }, { at: put.at, latency: 3, status: 200, problem })
  return written.join('\n')
}

test('an attempt at a callback names its result, its address, and how it ended', () => {
  expect(loggedAttempt({})).toBe(
    '12:00:00 ← 1234 callback of 0000000001 (0820 Authenticate User) to http://localhost:3000/callback 200 (attempt 1; delivered)',
  )
})

test('an attempt at a callback shows no secrets of its address', () => {
  const url = 'http://anna:S3CR3T@localhost:3000/callback?env=test&token=S3CR3T'
  expect(loggedAttempt({ url })).toContain('to http://[removed]@localhost:3000/callback?env=test&token=[removed] 200')
})

/** A warning as v1 words it. */
function warned<Id extends WarningId>(id: Id, about: Facts<Id>): WordedWarning {
  return wordWarning(createWarning(id, about), v1WarningWords)
}

/** What the log writes about exchanges, a list of lines for each. */
function logged(...exchanges: readonly Exchange[]): string[][] {
  const written: string[] = []
  const { onExchange } = createLog((text) => written.push(stripVTControlCharacters(text)))
  for (const exchange of exchanges) onExchange?.(exchange)
  return written.map((text) => text.split('\n').map((line) => line.trim()))
}

const line = '12:00:00 → 1234 PUT /selfie.zip 200 1.3 ms'

test('an exchange is one line when there is nothing to say about it', () => {
  expect(logged(put)).toEqual([[line]])
})

test('an exchange names the path that was sent, and not the one that was meant', () => {
  const lines = logged({ ...put, method: 'POST', path: '/v1/upload', sentPath: '//upload' })
  expect(lines).toEqual([[line.replace('PUT /selfie.zip', 'POST //upload')]])
})

test('warnings are below it every time, after the hint', () => {
  const exchange = { ...put, hint: 'A hint.', warnings: [warned('data-uri', { type: 2 })] }
  const warning = expect.stringMatching(/^data-uri: A picture of type 2 .* Send the base64 text alone/)
  expect(logged(exchange, exchange)).toEqual([
    [line, 'A hint.', warning],
    [line, 'A hint.', warning],
  ])
})

test('advice, which every job would earn, is logged once', () => {
  const warnings = [warned('no-liveness', {}), warned('data-uri', { type: 2 })]
  const lines = logged({ ...put, warnings }, { ...put, warnings })
  expect(lines.map((one) => one.length)).toEqual([3, 2])
  expect(lines[0]?.[2]).toMatch(/^no-liveness: .* \(Logged once\.\)$/)
})

test('what a client sent cannot steer the terminal', () => {
  const warnings = [warned('unnamed-picture', { name: '\u001b[2J\r\nx.jpg' })]
  expect(logged({ ...put, warnings })[0]?.[1]).toContain('"?[2J??x.jpg" is in the zip')
})

test('a client that does not trust the certificate is logged once, with what helps', () => {
  const written: string[] = []
  const { onDistrust } = createLog((text) => written.push(stripVTControlCharacters(text)))
  onDistrust?.('/a folder/ca.pem')
  onDistrust?.('/a folder/ca.pem')
  expect(written).toEqual([expect.stringContaining('it does not seem to trust the certificate')])
  expect(written[0]).toContain("NODE_EXTRA_CA_CERTS='/a folder/ca.pem' before it starts")
})
