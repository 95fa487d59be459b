import { expect, test } from 'vitest'
import { createLog } from '../../server/cli/reports/log.ts'
import { jobPath, paths } from '../../server/dashboard/paths.ts'
import { parseJson } from '../../server/http/bodies/read-body.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

const marker = 'S3CR3T'

test.each([
  ['a text', marker],
  ['what stands where no value can be', `{"name": ${marker}}`],
  ['what stands before that', `{"name": "${marker}" x}`],
  ['what stands between other text', `{"list": [1, 2, 3], "name": "${marker}" x, "more": "${'and more '.repeat(20)}"}`],
  ['several lines', `{"name": "${marker}"\n"x": "${marker}"\n}`],
  ['a text that does not end', `{"name": "${marker}`],
  ['a bad escape', `{"name": "${marker}\\x"}`],
  ['a control character', `{"name": "${marker}\u0001"}`],
])('a body that is not JSON is refused without a quotation of it: %s', (_, text) => {
  expect(() => parseJson(Buffer.from(text))).toThrow(/The body is not JSON: [A-Z]/)
  expect(() => parseJson(Buffer.from(text))).not.toThrow(marker)
})

test('what opens a callback URL is shown at no door, and the call is made with it', async () => {
  const lines: string[] = []
  await using emulator = await startTestEmulator(
    { callbacks: 'both', callbackRetry: [], callbackHostRewrites: { 'partner.test': 'localhost' } },
    createLog((line) => lines.push(line)),
  )
  const partner = createTestPartner(emulator)
  const addresses = [
    `http://anna:${marker}@localhost:1/callback?token=${marker}`,
    `http://anna:${marker}@partner.test:1/callback?token=${marker}`,
    `ftp://localhost/callback?token=${marker}`,
    `not a url?token=${marker}`,
  ]
  const submitted = []
  for (const callbackUrl of addresses) submitted.push(await partner.submit({ callbackUrl }))
  await emulator.clock.advance('1s')

  const doors = [
    '__emulator/journal',
    '__emulator/jobs',
    '__emulator/callbacks',
    '__emulator/callbacks?wait=1s',
    ...['jobs', 'callbacks', 'inbox', 'journal'].map((page) => paths[page as keyof typeof paths].slice(1)),
    ...submitted.flatMap(({ smileJobId }) => [
      `__emulator/jobs/${smileJobId}`,
      jobPath({ partnerId: '1234', smileJobId }).slice(1),
    ]),
  ]
  for (const door of doors) {
    const response = await fetch(`${emulator.url}/${door}`, { headers: { accept: '*/*' } })
    expect(response.status, door).toBe(200)
    expect(await response.text(), door).not.toContain(marker)
  }
  expect(lines.length).toBeGreaterThanOrEqual(3 * addresses.length)
  expect(lines.join('\n')).not.toContain(marker)
  expect((await emulator.callbacks.list()).map(({ url }) => url)).toEqual(addresses)
  expect(JSON.stringify((await emulator.callbacks.list()).map(({ attempts }) => attempts))).not.toContain(marker)
})
