import { expect, test } from 'vitest'
import { banner } from '../../server/cli/reports/banner.ts'
import { defaultOptions } from '../../server/options/default-options.ts'
import type { Options } from '../../server/options.ts'

function printed(options: Partial<Options & { configuration: string; keyPlaces: Map<string, string> }>): string {
  const certificates = { caPath: '/ca.pem', ca: '', replaced: false, serverFiles: () => ({ cert: '', key: '' }) }
  return banner(
    { port: 7645, partners: options.partners ?? [], certificates },
    { ...defaultOptions, ...options },
    '1.0.0',
  )
}

function callbacksLine(options: Partial<Options>): string | undefined {
  return /Callbacks\s+(.*)/.exec(printed(options))?.[1]
}

test('the banner says which file configured the emulator, if one did', () => {
  expect(printed({ configuration: 'smile-id-emulator.yaml' })).toMatch(/Configured +by smile-id-emulator\.yaml/)
  expect(printed({})).not.toContain('Configured')
})

test('the banner prints no key that is kept in a file or in the environment', () => {
  const partners = [
    { id: '1', apiKey: 'plain' },
    { id: '2', apiKey: 'secret' },
  ]
  const text = printed({ partners, keyPlaces: new Map([['2', 'SECOND_KEY']]) })
  expect(text).toMatch(/1 {2}.*API key: plain/)
  expect(text).toMatch(/2 {2}.*API key: as SECOND_KEY says/)
  expect(text).not.toContain('secret')
})

test('the banner says where callbacks go', () => {
  const inbox = 'http://localhost:7645/__emulator/inbox'
  const callbackUrl = 'http://localhost:3000/callback'
  expect(callbacksLine({})).toMatch(/^each job's own callback_url/)
  expect(callbacksLine({ callbackUrl })).toBe(callbackUrl)
  expect(callbacksLine({ callbackUrl, callbacks: 'both' })).toBe(`${callbackUrl}, and ${inbox}`)
  expect(callbacksLine({ callbackUrl, callbacks: 'collect' })).toBe(`none are posted: ${inbox} keeps them`)
})
