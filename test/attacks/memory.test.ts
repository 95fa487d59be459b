import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { megabyte } from '../../server/core/text/size.ts'
import { spawnKillable } from '../helpers/killable.ts'
import { type Answer, createPackage, createTestPartner, type TestPartner } from '../helpers/partner.ts'
import { exampleOf } from '../helpers/schema-examples.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const large = 'x'.repeat(megabyte)

/** Every place of a request from which something large might be kept. */
const floods: Readonly<Record<string, (partner: TestPartner) => Promise<Answer>>> = {
  partner_params: (partner) => partner.upload({ params: { large } }),
  'a job_id': (partner) => partner.upload({ jobId: randomUUID() + large }),
  'a user_id': (partner) => partner.upload({ userId: `demo-${randomUUID()}${large}` }),
  'a callback_url': (partner) => partner.upload({ callbackUrl: `http://localhost:1/${large}` }),
  'what is refused': (partner) => partner.upload({ jobId: large, userId: large, params: { job_type: 99 } }),
  'what is warned about': (partner) => partner.upload({ params: { emulator_scenario: large } }),
  'a package': async (partner) => {
    const { body } = await partner.upload()
    return partner.put(body.upload_url ?? '/', await createPackage([], {}, { remark: large }))
  },
  'a lookup': (partner) =>
    partner.post('/v1/id_verification', {
      ...{ partner_id: partner.id, ...partner.signed(), country: 'NG', id_type: 'BVN', id_number: '00000000000' },
      partner_params: { user_id: randomUUID(), job_id: randomUUID() + large, job_type: 5 },
    }),
  'a link': (partner) => {
    const example = exampleOf('v1/smile-link-request') as object
    return partner.post('/v1/smile_links', { ...example, partner_id: partner.id, ...partner.signed(), name: large })
  },
}

// More is sent than a process of 32 MB can keep: with a bound of 100 MB it dies.
test.each([
  ['in memory', () => undefined],
  ['in a file', () => join(temporaryFolder('flood'), 'data.sqlite')],
])(
  'whatever is kept of what clients send has a bound, %s',
  async (_, file) => {
    const child = await spawnKillable(['--max-old-space-size=32'])
    try {
      const url = await child.start({ keepBytes: 4 * megabyte, data: file(), callbacks: 'both' })
      const partner = createTestPartner({ url })
      const statuses = new Set<number>()
      for (const flood of Object.values(floods)) {
        for (const _turn of Array(4)) statuses.add((await flood(partner)).status)
      }
      expect([...statuses].toSorted()).toEqual([200, 400, 500])
    } finally {
      await child.end('SIGKILL')
    }
  },
  60_000,
)
