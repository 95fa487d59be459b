import { describe, expect, expectTypeOf, test } from 'vitest'
import type { Delivery } from '../../server/core/callbacks/delivery.ts'
import type { Person } from '../../server/core/identity/person.ts'
import type { Job } from '../../server/core/jobs/job.ts'
import type { Result } from '../../server/core/jobs/result.ts'
import type { Package, Submission, UploadRequest } from '../../server/core/jobs/submission.ts'
import type { Upload } from '../../server/core/jobs/upload.ts'
import { stateProblems } from '../../server/core/state/problems.ts'
import type { EmulatorState, TemporaryPartnerRecord } from '../../server/core/state/state.ts'
import type { UserRecord } from '../../server/core/users/enrolment.ts'
import type { AccountRecord, PartnerSettings } from '../../server/core/users/partner-settings.ts'
import type { SmileLink } from '../../server/core/users/smile-link.ts'
import type { State, StateDelivery, StateJob, StateResult, StateUpload } from '../../server/generated/control/state.ts'
import { noon, planOf, uploadRequest } from './samples.ts'

const { job, deliveries } = planOf(['1s machine approved'])
const { partnerId, serial, smileJobId, ref } = job
const upload: Upload = { partnerId, serial, smileJobId, ref, request: uploadRequest(), openedAt: noon }

const right: EmulatorState = {
  version: 3,
  seed: '',
  clock: { kind: 'virtual', now: noon },
  minted: [],
  mintings: 0,
  partners: [{ partnerId, serial: 1, idsMade: 0, queue: ['rejected'] }],
  uploads: [upload],
  jobs: [job],
  deliveries,
  users: [{ partnerId, userId: 'anna', state: 'enrolled', since: noon }],
  links: [],
}
const here = { partnerIds: ['1234', '85'], scenarios: ['approved', 'rejected'] }

test('a state whose records belong together has no fault', () => {
  expect(stateProblems(right, here)).toEqual([])
})

test.each<[string, Partial<EmulatorState>, string, string]>([
  [
    'of a partner who is not served',
    { partners: [{ partnerId: '9', serial: 1, idsMade: 0, queue: [] }] },
    '/partners/0/partnerId',
    '--partner 9:KEY',
  ],
  [
    'with a scenario queued that is not there',
    { partners: [{ partnerId, serial: 1, idsMade: 0, queue: ['rejected', 'odd'] }] },
    '/partners/0/queue/1',
    '"odd"',
  ],
  [
    'with a job of a partner it does not know',
    { partners: [{ partnerId: '85', serial: 1, idsMade: 0, queue: [] }] },
    '/jobs/0/partnerId',
    '/partners has no "1234"',
  ],
  [
    'that would give a number twice',
    { partners: [{ partnerId, serial: 0, idsMade: 0, queue: [] }] },
    '/uploads/0/serial',
    'newest submission is 0',
  ],
  ['with a callback of no job', { jobs: [] }, '/deliveries/0/smileJobId', `no ${smileJobId} of partner 1234`],
  [
    'with an account of a partner it does not know',
    { accounts: [{ partnerId: '85', spent: 1 }] },
    '/accounts/0/partnerId',
    '/partners has no "85"',
  ],
  ['with one job twice', { jobs: [job, job] }, '/jobs/1', 'is the same as /jobs/0'],
])('a state %s is refused with the place of the problem', (_, change, pointer, message) => {
  expect(stateProblems({ ...right, ...change }, here)).toContainEqual({
    pointer,
    message: expect.stringContaining(message),
  })
})

// Held by the compiler: a member that the core gets and the schema does not would be refused when a state is put back.
describe('the schema of a state has every member that the core has, for', () => {
  test('the state and what it lists', () => {
    // What clients have met stands beside a state, and is not put back.
    expectTypeOf<keyof EmulatorState | 'coverage'>().toEqualTypeOf<keyof State>()
    expectTypeOf<keyof EmulatorState['partners'][number]>().toEqualTypeOf<keyof State['partners'][number]>()
    expectTypeOf<keyof UserRecord>().toEqualTypeOf<keyof State['users'][number]>()
    expectTypeOf<keyof SmileLink>().toEqualTypeOf<keyof State['links'][number]>()
    type StateAccount = NonNullable<State['accounts']>[number]
    expectTypeOf<keyof AccountRecord>().toEqualTypeOf<keyof StateAccount>()
    expectTypeOf<keyof PartnerSettings>().toEqualTypeOf<keyof NonNullable<StateAccount['settings']>>()
    expectTypeOf<keyof TemporaryPartnerRecord>().toEqualTypeOf<keyof State['minted'][number]>()
  })

  test('uploads and jobs', () => {
    expectTypeOf<keyof Upload>().toEqualTypeOf<keyof StateUpload>()
    expectTypeOf<keyof UploadRequest>().toEqualTypeOf<keyof StateUpload['request']>()
    expectTypeOf<keyof Job>().toEqualTypeOf<keyof StateJob>()
    expectTypeOf<keyof UploadRequest | keyof Submission>().toEqualTypeOf<keyof StateJob['submission']>()
    expectTypeOf<keyof Job['scenario']>().toEqualTypeOf<keyof StateJob['scenario']>()
    expectTypeOf<keyof Package>().toEqualTypeOf<keyof NonNullable<StateJob['submission']['package']>>()
    expectTypeOf<keyof Person>().toEqualTypeOf<keyof NonNullable<StateJob['submission']['person']>>()
    expectTypeOf<keyof Result>().toEqualTypeOf<keyof StateResult>()
  })

  test('deliveries', () => {
    expectTypeOf<keyof Delivery>().toEqualTypeOf<keyof StateDelivery>()
    expectTypeOf<keyof Delivery['attempts'][number]>().toEqualTypeOf<keyof StateDelivery['attempts'][number]>()
  })
})
