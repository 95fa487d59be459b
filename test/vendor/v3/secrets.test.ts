import { afterAll, expect, test } from 'vitest'
import { createLog } from '../../../server/cli/reports/log.ts'
import { jobPath, paths } from '../../../server/dashboard/paths.ts'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { kycParts, v3Client } from '../../helpers/v3.ts'

const apiKey = 'key-of-the-shop-S3CR3T'
const lines: string[] = []
const emulator = await openTestEmulator(
  { callbacks: 'both', partners: [{ id: '1234', apiKey }], callbackRetry: [] },
  {},
  createLog((line) => lines.push(line)),
)
afterAll(() => emulator.close())
const { control, url } = emulator
const shop = v3Client(url, { id: '1234', apiKey })

const number = '98765432109'
const person = {
  given_names: 'Zebedee',
  last_name: 'Quillfeather',
  email: 'zebedee.q@example.com',
  phone_number: '+2348031112223',
}
const consent = kycParts.consent as object
const parts = { id_number: number, user_details: person, callback_url: 'https://localhost:1/callback' }
const traces = [number, 'Zebedee', 'Quillfeather', 'zebedee', '8031112223']

/** Everything that can be read from outside, page by page, but for what belongs to a person: jobs, the inbox and the state. */
async function everything(smileJobIds: readonly string[]): Promise<Map<string, string>> {
  const doors = [
    ...['journal', 'callbacks', 'coverage', 'clock', 'partners', ''].map((name) => `/__emulator/${name}`),
    ...[paths.callbacks, paths.journal, paths.users, paths.clock],
    ...smileJobIds.map((smileJobId) => jobPath({ partnerId: '1234', smileJobId })),
  ]
  const read = doors.map(async (path) => {
    const response = await fetch(`${url}${path}`)
    expect(response.status, path).toBe(200)
    return [path, await response.text()] as const
  })
  const events = JSON.stringify(control.events.after(0))
  return new Map([...(await Promise.all(read)), ['log', lines.join('\n')], ['events', events]])
}

test('no token, key, number or name of anybody is shown of what v3 was asked and answered', async () => {
  const tokens: string[] = []
  async function token(more?: object): Promise<string> {
    const { body } = await shop.mint(more === undefined ? undefined : { payload: more })
    tokens.push(body.token)
    return body.token
  }
  const sent = async (path: string, more: object) =>
    shop.post(path, { ...kycParts, ...parts, ...more }, { 'smileid-token': await token() })

  // A near miss, which a job's page shows.
  const closest = { summary: 'Another Nigerian.', match: { id_info: { country: 'NG', last_name: 'Quill' } } }
  const stages = [{ after: '1s', outcome: 'approved', by: 'machine' }]
  control.putScenario('closest', JSON.stringify({ ...closest, stages }))

  const accepted = await sent('/v3/enhanced_kyc', {})
  const { body: answered } = await sent('/v3/enhanced_kyc/sync', {})
  expect(JSON.stringify(answered)).toContain('Quillfeather')
  const bound = await token({ id_number: number, ...person })
  const ofBound = await shop.post(
    '/v3/enhanced_kyc',
    { country: 'NG', id_type: 'NIN', consent },
    { 'smileid-token': bound },
  )
  expect([accepted.status, ofBound.status]).toEqual([202, 202])
  const refusals = [
    await sent('/v3/enhanced_kyc', { user_details: { ...person, email: 'zebedee at example' } }),
    await sent('/v3/enhanced_kyc', { user_details: { ...person, phone_number: '8031112223' } }),
    await sent('/v3/enhanced_kyc', { user_details: `{"last_name": "Quillfeather", ` }),
    await sent('/v3/enhanced_kyc', { user_details: 'Zebedee Quillfeather' }),
    await sent('/v3/enhanced_kyc', { id_number: `${number}1` }),
    await sent('/v3/enhanced_kyc', { consent: undefined }),
    await shop.mint({ payload: { id_number: number, last_name: 'Quillfeather', consent: { granted: true } } }),
    await shop.ask('GET', `/v3/status/${accepted.body.job_id}`, { headers: { authorization: `Bearer ${tokens[0]}` } }),
    await shop.ask('GET', `/v3/status/${accepted.body.job_id}`, { headers: { 'smileid-token': `${tokens[0]}x` } }),
    await shop.mint(undefined, { 'smileid-partner-id': '1234', 'smileid-api-key': `${apiKey}x` }),
  ]
  expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400, 400, 401, 401, 401])
  await control.advance('1s')
  await shop.status(accepted.body.job_id)
  await shop.replay(accepted.body.job_id)
  await control.advance('1m')

  const jobIds = [accepted.body.job_id, ofBound.body.job_id, answered.job_id]
  const shown = await everything(jobIds)
  expect([...shown.values()].join()).toContain(
    'to be <bdi class="said">&quot;Quill&quot;</bdi>, but it was something else',
  )
  for (const [door, text] of shown) {
    for (const trace of [...traces, ...tokens, apiKey]) {
      const at = text.indexOf(trace)
      expect(at < 0 ? '' : text.slice(Math.max(0, at - 60), at + 20), door).toBe('')
    }
  }
  expect(lines.length).toBeGreaterThan(20)
})
