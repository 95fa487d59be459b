import { expect, test } from 'vitest'
import { createBrowser } from '../helpers/browse.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createTestPartner } from '../helpers/partner.ts'

const count = 10_000

test('ten thousand jobs are listed and searched on the server, a page at a time', async () => {
  await using emulator = await startTestEmulator({ callbacks: 'collect' })
  await createTestPartner(emulator).submit({ userId: 'demo-anna-provisional' })
  const state = await emulator.snapshot()
  const [job] = state.jobs
  if (!job) throw new Error('no job was submitted')
  const jobs = Array.from({ length: count }, (_, index) => {
    const smileJobId = String(index + 1).padStart(10, '0')
    const submission = { ...job.submission, jobId: `job-${index}`, userId: index === 77 ? 'needle' : `demo-${index}` }
    return { ...job, serial: index + 1, smileJobId, ref: `1234-${smileJobId}-0a025b`, submission }
  })
  const deliveries = jobs.flatMap(({ smileJobId, ref, submission }) =>
    state.deliveries.map((one, index) => ({ ...one, id: `${ref}-${index}`, smileJobId, jobId: submission.jobId })),
  )
  const partners = state.partners.map((one) => ({ ...one, serial: count }))
  await emulator.restore({ ...state, uploads: [], jobs, deliveries, partners })

  const browser = createBrowser(emulator)
  const first = await browser.open()
  expect(first.text).toContain('10,000 jobs')
  expect(first.html.match(/<tr id="job-/g)).toHaveLength(50)
  expect(first.html.length).toBeLessThan(100_000)
  expect((await browser.open('/__emulator/?page=200')).text).toContain('0000000001')
  expect((await browser.open('/__emulator/?q=needle')).text).toMatch(/needle.*1 job/)
  expect((await browser.open('/__emulator/dashboard/callbacks')).text).toContain('20,000 callbacks')
  expect((await browser.open('/__emulator/dashboard/clock')).text).toContain('And 39,950 more')
  expect((await browser.open('/__emulator/dashboard/users')).text).toContain('10,000 users')
})
