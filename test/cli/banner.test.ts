import { expect, test } from 'vitest'
import { banner } from '../../server/cli/reports/banner.ts'
import { defaultOptions } from '../../server/options/default-options.ts'
import type { Options } from '../../server/options.ts'

function callbacksLine(options: Partial<Options>): string | undefined {
  const certificates = { caPath: '/ca.pem', ca: '', replaced: false, serverFiles: () => ({ cert: '', key: '' }) }
  const printed = banner({ port: 7645, partners: [], certificates }, { ...defaultOptions, ...options }, '1.0.0')
  return /Callbacks\s+(.*)/.exec(printed)?.[1]
}

test('the banner says where callbacks go', () => {
  const inbox = 'http://localhost:7645/__emulator/inbox'
  const callbackUrl = 'http://localhost:3000/callback'
  expect(callbacksLine({})).toMatch(/^each job's own callback_url/)
  expect(callbacksLine({ callbackUrl })).toBe(callbackUrl)
  expect(callbacksLine({ callbackUrl, callbacks: 'both' })).toBe(`${callbackUrl}, and ${inbox}`)
  expect(callbacksLine({ callbackUrl, callbacks: 'collect' })).toBe(`none are posted: ${inbox} keeps them`)
})
