import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { listOperations } from '../../schemas/generate/listed-operations.ts'
import { createLog } from '../../server/cli/reports/log.ts'
import { packageRoot } from '../../server/files/root.ts'
import { gradedGenerations } from '../../server/vendor/contract-kit.ts'
import { generations } from '../../server/vendor/generations.ts'
import { absent } from '../../server/vendor/generations-without-emulator.ts'
import { gradeExample, textOf } from '../grader/grade-example.ts'
import { createBrowser } from '../helpers/browse.ts'
import { openTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { createMadeUp, signed } from './made-up-generation.ts'
import { startMadeUpPartner } from './made-up-partner.ts'

/*
 * That a generation is a folder and one line is a promise: here is one that nobody has, handed in from outside, and nothing of the
 * emulator knows it. Adding a real one takes nothing else.
 */

const logged: string[] = []
const played = { generations: [...generations, createMadeUp] }
const emulator = await openTestEmulator(
  { callbacks: 'both' },
  played,
  createLog((line) => logged.push(line)),
)
afterAll(() => emulator.close())
const { control, url } = emulator
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const browser = createBrowser({ url })

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
type Body = any

async function ask(
  path: string,
  body?: object,
  at = url,
): Promise<{ status: number; body: Body; hint: string | null }> {
  const text = body && JSON.stringify(body)
  const headers = signed(partner as NonNullable<typeof partner>, text ?? path)
  const response = await fetch(`${at}${path}`, { method: text ? 'POST' : 'GET', headers, ...(text && { body: text }) })
  return {
    status: response.status,
    body: await response.json(),
    hint: response.headers.get('smile-emulator-hint'),
  }
}

const submit = (job: string, tell?: string, story?: string) =>
  ask('/checks', { who: 'anna', job, what: 'biometric_kyc', tell, story })

describe('a generation that is handed in from outside', () => {
  test('is at most two pages long, and complete', async () => {
    const source = readFileSync(join(packageRoot, 'test/vendor/made-up-generation.ts'), 'utf8')
    expect(source.split('\n').length).toBeLessThan(150)
    expect((await listOperations()).filter(({ generation }) => generation.name === 'made-up')).toEqual([])
  })

  test('is submitted to and polled, at paths and with a proof of its own, whose claims come through', async () => {
    expect(await submit('polled')).toMatchObject({ status: 202, body: { number: expect.any(String) } })
    const claims = { said: '/checks/anna/polled' }
    expect(await ask('/checks/anna/polled')).toMatchObject({ status: 200, body: { state: 'pending', claims } })
    await control.advance('1s')
    expect(await ask('/checks/anna/polled')).toMatchObject({ status: 200, body: { state: 'final', verdict: 'YES' } })
  })

  test('names its jobs by ids of its own, beside those of others: they are found, reviewed and called back by them', async () => {
    const { body } = await submit('named', `inbox:${partner.id}`, 'provisional-then-approved')
    expect(body.number).toMatch(/^check_[0-9a-f]{26}$/)
    const beside = await createTestPartner(emulator, partner.id, partner.apiKey).submit()
    expect(beside.smileJobId).toMatch(/^\d{10}$/)
    const job = await control.job(body.number)
    expect(job).toMatchObject({ submission: { jobId: 'named' }, ref: `${partner.id}.${body.number}` })
    expect((await control.job(beside.smileJobId)).serial).toBe(job.serial + 1)
    await control.advance('1s')
    expect(await control.review(body.number, 'approve')).toMatchObject({ smileJobId: body.number, reviews: [{}] })
    const { smileJobId: asked } = job
    const callbacks = (await control.callbacks({ partnerId: partner.id })).filter(
      ({ smileJobId }) => smileJobId === asked,
    )
    expect(callbacks.map(({ id }) => id)).toContain(`${job.ref}-1`)
  })

  test('refuses in its own words: who proves nothing, and who is nowhere', async () => {
    const forged = await fetch(`${url}/checks/anna/polled`, { headers: { 'made-up-partner': partner.id } })
    expect([forged.status, await forged.json()]).toEqual([401, { error: 'No.' }])
    expect(forged.headers.get('smile-emulator-hint')).toContain('Made-Up-Proof does not hold.')
    expect(await ask('/checks')).toMatchObject({ status: 404, body: { error: 'Nobody is at /checks.' } })
  })

  test('calls back with its own body and headers, is reviewed, and is replayed', async () => {
    await using endpoint = await startMadeUpPartner(partner)
    const { body } = await submit('reviewed', endpoint.callbackUrl, 'provisional-then-approved')
    await control.advance('1s')
    expect(endpoint.heard('reviewed')).toEqual([{ verdict: 'WAIT', isProven: true }])
    await control.review(body.number, 'reject')
    await control.advance('1s')
    expect(endpoint.heard('reviewed').slice(1)).toEqual([{ verdict: 'NO', isProven: true }])
    expect(await ask('/checks/anna/reviewed')).toMatchObject({ body: { state: 'final', verdict: 'NO' } })
    const last = (await control.callbacks({ partnerId: partner.id })).at(-1)
    await control.replay(String(last?.id))
    await control.replay(String(last?.id), { fault: 'forged' })
    await control.advance('10ms')
    expect(endpoint.heard('reviewed').slice(2)).toEqual([
      { verdict: 'NO', isProven: true },
      { verdict: 'NO', isProven: false },
    ])
  })

  test('is tried again by its own schedule', async () => {
    await submit('unheard', 'http://localhost:1/nobody')
    await control.advance('1m')
    const delivery = (await control.callbacks({ partnerId: partner.id })).find(({ jobId }) => jobId === 'unheard')
    expect(delivery).toMatchObject({ state: 'given_up', generation: 'made-up' })
    expect(delivery?.attempts).toHaveLength(2)
  })

  test('is graded: a correct partner passes every case that all generations have, and one that believes anybody fails', async () => {
    const generations = await gradedGenerations([createMadeUp(absent('parts') as never)])
    const grade = async (isCareless: boolean, only: readonly string[] = []) => {
      await using endpoint = await startMadeUpPartner(partner, isCareless)
      const { callbackUrl, statusUrl } = endpoint
      const own = { url: callbackUrl, statusUrl, prepareUrl: undefined, generations, only }
      const vocabulary = {
        path: '',
        words: { approved: ['approved'], rejected: ['rejected'], pending: ['pending'] },
      }
      return await gradeExample('', { ...own, vocabulary, products: undefined })
    }
    const correct = await grade(false)
    expect(correct.results.filter(({ status }) => status === 'failed').map(textOf)).toEqual([])
    expect(correct).toMatchObject({ failed: 0, notRun: 0, advice: 0 })
    expect(correct.passed).toBeGreaterThan(40)
    const titles = correct.results.map((one) => one.case.title)
    expect(titles).toContain('NO "This is somebody else" of smart_selfie_registration is rejected')

    const careless = await grade(true, ['signature'])
    const failed = careless.results.filter(({ status }) => status === 'failed')
    expect(failed.map((one) => one.case.id)).toEqual(expect.arrayContaining(['signature/forged', 'signature/unsigned']))
    expect(failed.map(textOf).join()).toContain('Check Made-Up-Proof.')
  })

  test('is shown on the pages for people: a job, its inbox, a curl command, and Try it', async () => {
    const tried = await browser.submit('/__emulator/dashboard/try', {
      ...{ partner: partner.id, generation: 'made-up', product: 'biometric_kyc', scenario: 'rejected' },
      ...{ user: 'try-anna', callback: '' },
    })
    expect([tried.status, tried.text]).toEqual([200, expect.stringContaining('try-anna')])
    await control.advance('1s')
    const [job] = await control.jobs({ partnerId: partner.id })
    const shown = await browser.open(`/__emulator/dashboard/jobs/${partner.id}/${job?.smileJobId}`)
    expect(shown.text).toContain('rejected NO This is somebody else')
    expect(shown.text).toContain('in the header Made-Up-Proof')
    expect(shown.text).toContain(`curl -H "Made-Up-Proof: $proof" ${url}/checks`)
    const scenario = await browser.open('/__emulator/dashboard/scenarios/rejected')
    expect(scenario.text).toMatch(/Products in v1 ?every product ?Products .*in made-up ?every product/)
    const inbox = await browser.open('/__emulator/dashboard/inbox')
    expect(inbox.text).toContain('NO This is somebody else signature valid')
  })

  test('says which outcome it does not have, where somebody tries it', async () => {
    const { status, text } = await browser.submit('/__emulator/dashboard/try', {
      ...{ partner: partner.id, generation: 'made-up', product: 'biometric_kyc', scenario: 'no-face' },
      ...{ user: '', callback: '' },
    })
    expect([status, text]).toEqual([409, expect.stringContaining('is not possible for')])
  })

  test('is counted in coverage, in its own words', async () => {
    await control.clearCoverage()
    await submit('covered', undefined, 'rejected')
    await ask('/checks/anna/covered')
    await control.advance('1s')
    await ask('/checks/anna/covered')
    const { groups } = await control.coverage()
    const titles = groups.flatMap(({ situations }) => situations.map(({ title, times }) => `${title}: ${times}`))
    expect(titles).toEqual(
      expect.arrayContaining([
        'checks, asked when the result is final: 1',
        'YES This is who they say, by the machine: 0',
        // By its callback, and in answers to status requests.
        'NO This is somebody else, by the machine: 2',
        'NO This is somebody else, by a reviewer: 0',
        'POST /checks, answered: 1',
        'GET /checks/{user}/{job}, answered: 2',
      ]),
    )
    expect(titles.filter((title) => /^\d{4} |job_status/.test(title))).toEqual([])
    expect(groups.map(({ title }) => title)).toContain('Results of made-up/biometric_kyc')
  })

  test('is reported in its own words: by the control API, by events, and in the log', async () => {
    const { body } = await submit('told', `inbox:${partner.id}`, 'rejected')
    await control.advance('1s')
    const reported = async (path: string): Promise<Body> => (await fetch(`${url}/__emulator/${path}`)).json()
    const job = await reported(`jobs/${body.number}`)
    expect(job.results).toMatchObject([{ outcome: 'rejected', code: 'NO', text: 'This is somebody else' }])
    const { callbacks } = await reported(`callbacks?partner_id=${partner.id}`)
    expect(callbacks.at(-1).result).toMatchObject({ code: 'NO', text: 'This is somebody else' })
    const due = control.events.after(0).filter(({ type, jobId }) => type === 'result.due' && jobId === 'told')
    expect(due).toMatchObject([{ result: { code: 'NO' } }])
    expect(logged.join('\n')).toContain('NO')
  })

  test('is in a state that is saved, and goes on from it', async () => {
    await submit('saved', undefined, 'rejected')
    const saved = JSON.parse(JSON.stringify(await control.snapshot()))
    await control.reset()
    expect(await ask('/checks/anna/saved')).toMatchObject({ status: 422 })
    await control.restore(saved)
    await control.advance('1s')
    expect(await ask('/checks/anna/saved')).toMatchObject({ body: { verdict: 'NO' } })
  })

  test('is tried only with what it takes', async () => {
    const { status, text } = await browser.submit('/__emulator/dashboard/try', {
      ...{ partner: partner.id, generation: 'made-up', product: 'enhanced_kyc', scenario: '' },
      ...{ user: '', callback: '' },
    })
    expect([status, text]).toEqual([409, expect.stringContaining('made-up does not take Enhanced KYC')])
  })
})

test('a generation that is played alone needs no other: not at paths without a version, nor where pacts name states', async () => {
  const alone = await openTestEmulator({}, { generations: [createMadeUp] })
  try {
    const lone = (path: string) => fetch(`${alone.url}${path}`, { headers: signed(partner, path) })
    expect(await (await lone('/checks/nobody/nothing')).json()).toEqual({ error: 'No.' })
    expect((await lone('/nothing')).status).toBe(404)
    expect((await lone('/v1/job_status')).status).toBe(404)
    expect((await createBrowser(alone).open('/__emulator/dashboard/try')).status).toBe(200)
    const state = JSON.stringify({ state: 'a partner' })
    const reported = await fetch(`${alone.url}/__emulator/pact/states`, { method: 'POST', body: state })
    expect([reported.status, await reported.json()]).toEqual([
      404,
      { error: expect.stringContaining('has provider states') },
    ])

    const { body } = await ask('/checks', { who: 'anna', job: 'unheard', what: 'biometric_kyc' }, alone.url)
    const why = 'no callback URL. Send tell.'
    expect(await alone.control.waitForCallbacks({ jobId: 'unheard' }, { patience: 1 })).toMatchObject({
      hint: expect.stringContaining(why),
    })
    const warning = {
      id: 'no-callback-url',
      message: expect.stringContaining('nobody hears'),
      cure: 'Say in tell where to.',
    }
    expect((await alone.control.job(body.number)).warnings).toEqual([warning])
    const page = await createBrowser(alone).open(`/__emulator/dashboard/jobs/${partner.id}/${body.number}`)
    expect(page.text).toContain(why)
  } finally {
    await alone.close()
  }
})
