import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Emulator, EmulatorState, Job } from '../../server/index.ts'
import { photoOf } from '../../server/people/photo.ts'
import { imageKindOf } from '../../server/vendor/v1/uploads/image-kind.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

// What an emulator of before generations kept: a job of each product and of stories with more than one result, a temporary partner, an
// upload whose package has not come, a link, a queue.
const fixture = (name: string) => gunzipSync(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.gz`)))
const kept = warnedState(JSON.parse(fixture('state-2.json').toString()) as EmulatorState)
const partners = [
  { id: '1234', apiKey: 'emulator-api-key' },
  { id: '085', apiKey: 'second-key' },
]

/** Nobody warned of any of them, and warnings were kept in words: here is a job, and an upload, with one for each place. */
function warnedState(state: EmulatorState): EmulatorState {
  return { ...state, jobs: state.jobs.map(warnedRecord) as never, uploads: state.uploads.map(warnedRecord) as never }
}

// biome-ignore lint/suspicious/noExplicitAny: records of an earlier version have no type of today.
function warnedRecord(record: any): object {
  const said = (id: string) => [{ id, message: `Seen of ${record.ref}.`, cure: 'Change it.' }]
  const { request, submission, warnings } = record
  if (request) return { ...record, request: { ...request, warnings: said('missing-source-sdk') } }
  const pack = submission.package && { package: { ...submission.package, warnings: said('no-liveness') } }
  const asked = { ...submission, ...pack, warnings: said('missing-source-sdk') }
  return {
    ...record,
    submission: asked,
    warnings: [...warnings, ...said('missing-source-sdk'), ...said('no-liveness')],
  }
}

/** What is reported of a job, as people and clients know it. */
interface TimedWords {
  readonly from: number
  readonly result: { readonly code: string; readonly text: string; readonly final: boolean; readonly outcome: string }
}

function wordsOf(jobs: readonly { readonly smileJobId: string; readonly results: readonly TimedWords[] }[]) {
  return jobs
    .map(({ smileJobId, results }) => ({
      smileJobId,
      results: results.map(({ from, result: { code, text, final, outcome } }) => ({
        from,
        code,
        text,
        final,
        outcome,
      })),
    }))
    .toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)))
}

async function fromState(): Promise<Emulator> {
  const emulator = await startTestEmulator({ partners, callbacks: 'collect' })
  await emulator.restore(kept)
  return emulator
}

async function fromFile(): Promise<Emulator> {
  const data = join(temporaryFolder('earlier'), 'data.sqlite')
  writeFileSync(data, fixture('data-1.sqlite'))
  const database = new DatabaseSync(data)
  for (const table of ['jobs', 'uploads']) {
    const update = database.prepare(`UPDATE ${table} SET record = ? WHERE arrival = ?`)
    for (const { arrival, record } of database.prepare(`SELECT arrival, record FROM ${table}`).all())
      update.run(JSON.stringify(warnedRecord(JSON.parse(String(record)))), Number(arrival))
  }
  database.close()
  return startTestEmulator({ partners, callbacks: 'collect', data, seed: 'fixture' })
}

describe.each([
  ['a state', fromState],
  ['a file', fromFile],
])('%s of an earlier emulator', (_, open) => {
  test('has the same jobs, with the same results', async () => {
    await using emulator = await open()
    expect(wordsOf(await emulator.jobs.list())).toEqual(wordsOf(kept.jobs as unknown as readonly Job[]))
  })

  test('says in warnings what was said then', async () => {
    await using emulator = await open()
    const reported = (jobs: readonly { readonly ref: string; readonly warnings: readonly unknown[] }[]) =>
      Object.fromEntries(jobs.map(({ ref, warnings }) => [ref, warnings]))
    expect(reported(await emulator.jobs.list())).toEqual(reported(kept.jobs))
    const { jobs, uploads } = await emulator.snapshot()
    const stored = [...jobs, ...uploads].flatMap((one) => {
      if ('request' in one) return one.request.warnings
      return [...one.warnings, ...one.submission.warnings, ...(one.submission.package?.warnings ?? [])]
    })
    expect(stored.length).toBeGreaterThan(100)
    expect(stored.filter(({ said, about }) => said?.cure !== 'Change it.' || Object.keys(about).length > 0)).toEqual([])
  })

  test('has its jobs and their callbacks as those of v1', async () => {
    await using emulator = await open()
    const { jobs, deliveries, uploads } = await emulator.snapshot()
    const generations = [
      ...jobs.map(({ submission }) => submission.generation),
      ...uploads.map(({ request }) => request.generation),
      ...deliveries.map(({ generation }) => generation),
    ]
    expect(generations).toHaveLength(kept.jobs.length + kept.uploads.length + kept.deliveries.length)
    expect([...new Set(generations)]).toEqual(['v1'])
  })

  test('knows whom its jobs ask about', async () => {
    await using emulator = await open()
    const { jobs } = await emulator.snapshot()
    const asked = kept.jobs.filter(({ submission }) => submission.idInfo.id_number !== undefined)
    expect(asked.length).toBeGreaterThan(3)
    for (const { partnerId, smileJobId, submission } of asked) {
      const job = jobs.find((one) => one.partnerId === partnerId && one.smileJobId === smileJobId)
      const { country, id_type: type, id_number: number } = submission.idInfo
      const { country: land, idType, idNumber } = job?.submission.idInfo ?? {}
      expect([land, idType, idNumber]).toEqual([country, type, number])
    }
  })

  test('knows what its pictures show, which had numbers', async () => {
    await using emulator = await open()
    const { jobs } = await emulator.snapshot()
    const sent = kept.jobs.filter(({ submission }) => submission.package?.images.length)
    expect(sent.length).toBeGreaterThan(3)
    for (const { partnerId, smileJobId, submission } of sent) {
      const numbers = submission.package?.images as unknown as readonly { readonly type: number }[]
      const job = jobs.find((one) => one.partnerId === partnerId && one.smileJobId === smileJobId)
      expect(job?.submission.package?.images.map(({ kind }) => kind)).toEqual(
        numbers.map(({ type }) => imageKindOf(type)),
      )
    }
  })

  test('has the pictures of its people, which were kept then', async () => {
    await using emulator = await open()
    const { jobs } = await emulator.snapshot()
    const asked = kept.jobs.filter(({ submission }) => submission.person)
    expect(asked.length).toBeGreaterThan(3)
    for (const { partnerId, smileJobId, submission } of asked) {
      const job = jobs.find((one) => one.partnerId === partnerId && one.smileJobId === smileJobId)
      const person = job?.submission.person
      expect(person && photoOf(person)).toBe(submission.person?.photo)
    }
  })

  test('goes on with what is owed', async () => {
    await using emulator = await open()
    const owed = kept.deliveries.filter(({ state, partnerId }) => state === 'owed' && partnerId !== 'temporary')
    await emulator.clock.advance('1h')
    const heard = emulator.callbacks.inbox().map(({ deliveryId }) => deliveryId)
    expect(heard).toEqual(expect.arrayContaining(owed.map(({ id }) => id)))
    const { groups } = await emulator.coverage()
    const callbacks = groups.filter(({ title }) => title.startsWith('Callbacks'))
    expect(callbacks.map(({ title, generation }) => [title, generation])).toEqual([['Callbacks', 'v1']])
    expect(
      (await emulator.callbacks.list()).filter(({ state, partnerId }) => state === 'owed' && partnerId !== 'temporary'),
    ).toEqual([])
  })

  test('takes the package of an upload that is open, and knows its queue, links and users', async () => {
    await using emulator = await open()
    const { links, users, partners: counts } = await emulator.snapshot()
    expect({ users, counts }).toEqual({ users: kept.users, counts: kept.partners })
    // Its terms were kept as v1 says them.
    expect(links).toEqual([
      {
        ...{
          partnerId: '1234',
          generation: 'v1',
          refId: '71a29511-22d0-81e2-8e8f-9cf4d92f8abc',
          name: 'A link',
          disabled: false,
        },
        idTypes: [{ country: 'NG', idType: 'BVN', product: 'enhanced_kyc' }],
        ...{ isSingleUse: true, userId: 'user-link', companyName: 'Emulated' },
        callbackUrl: 'https://partner.example/callbacks',
        privacyPolicyUrl: 'https://partner.example/privacy',
        logoUrl: 'https://partner.example/logo.png',
        expiresAt: Date.parse('2027-01-01T00:00:00.000Z'),
      },
    ])
  })
})

test('what an upload of an earlier emulator asks for is still what it comes to', async () => {
  const uploads = kept.uploads.map((upload) => {
    const partnerParams = { ...upload.request.partnerParams, emulator_scenario: 'rejected', sandbox_result: 2 }
    return { ...upload, request: { ...upload.request, partnerParams } }
  })
  await using emulator = await startTestEmulator({ partners, callbacks: 'collect' })
  await emulator.restore({ ...kept, uploads })
  const hints = (await emulator.snapshot()).uploads.map(({ request }) => request.hints)
  expect(hints).toEqual(kept.uploads.map(() => ({ scenario: 'rejected', sandboxResult: '2' })))
})
