import { describe, expect, test } from 'vitest'
import { verify } from '../../server/vendor/shared/signatures/signature.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { createPackage, createTestPartner, pictureBase64, usualPackage, wholePackage } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'

// [job type, word, codes in time, ResultType of the first]. Sources: v1 §7.3 to §7.5.
const stories: [number, string, string[], string][] = [
  [1, 'approved', ['0810'], 'SAIA'],
  [1, 'rejected', ['0811'], 'SAIA'],
  [1, 'provisional', ['0812', '1210'], 'SAIA'],
  [1, 'provisional-then-rejected', ['0812', '1211'], 'SAIA'],
  [1, 'spoof', ['0814', '1212'], 'SAIA'],
  [1, 'spoof-confirmed', ['0813'], 'SAIA'],
  [1, 'no-face', ['0911'], 'SAIA'],
  [1, 'poor-quality', ['0912'], 'SAIA'],
  [1, 'id-not-found', ['1013'], 'ID Verification'],
  [1, 'issuer-unavailable', ['0908'], 'SAIA'],
  [6, 'approved', ['0810'], 'Document Verification'],
  [6, 'rejected', ['0811'], 'Document Verification'],
  [6, 'document-unusable', ['0812'], 'Document Verification'],
  [6, 'document-unverified', ['0813'], 'Document Verification'],
  [6, 'document-unsupported', ['0816'], 'Document Verification'],
  [6, 'document-expired', ['0817'], 'Document Verification'],
  [6, 'spoof-confirmed', ['0907'], 'Document Verification'],
  [6, 'after-review', ['0810'], 'Document Verification'],
  // A scenario that has no words for a document is passed over.
  [6, 'provisional', ['0810'], 'Document Verification'],
  [11, 'approved', ['0810'], 'Document Verification'],
  [11, 'id-not-found', ['1013'], 'ID Verification'],
  [11, 'document-expired', ['0817'], 'Document Verification'],
]

const upload = { country: 'NG', id_type: 'NIN_SLIP', id_number: '00000000000', entered: 'true' }

describe('each job of an identity calls back once for each result, and job_status answers the same', () => {
  test.each(stories)('job type %i, %s: %j', async (jobType, word, codes, resultType) => {
    await using emulator = await startTestEmulator()
    await using receiver = await startReceiver()
    const partner = createTestPartner(emulator)
    const submission = { userId: `new-${word}`, jobType, callbackUrl: receiver.url, upload }
    const { userId, jobId } = await partner.submit(submission)
    await emulator.clock.advance('30s')

    expect(receiver.received.map(({ body }) => body.ResultCode)).toEqual(codes)
    const [first] = receiver.received.map(({ body }) => body)
    expect(first).toMatchObject({ ResultType: resultType, Country: 'NG', IDType: 'NIN_SLIP', IDNumber: '00000000000' })
    for (const { body } of receiver.received) {
      expect(verify('emulator-api-key', '1234', body.timestamp, body.signature)).toBe(true)
      expect('FullName' in body).toBe(body.Actions.Return_Personal_Info === 'Returned')
    }
    const { body } = await partner.status(userId, jobId, { history: true })
    expect(body.history.map((one: { ResultCode: string }) => one.ResultCode)).toEqual([...codes].reverse())
  })
})

test.each([1, 6, 11])('an approved job type %i puts its user on file', async (jobType) => {
  await using emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  await partner.submit({ userId: 'bimpe', jobType, upload })
  await emulator.clock.advance('1s')
  expect((await partner.upload({ userId: 'bimpe', jobType: 2 })).status).toBe(200)
  expect((await partner.upload({ userId: 'bimpe', jobType, upload })).body.code).toBe('2209')
})

test.each([
  ['Ghostwell', '1013'],
  ['Twinley', '0811'],
  ['Masquero', '0813'],
  ['Clearwater', '0810'],
])('a last name of the vendor’s sandbox decides: %s is %s', async (lastName, code) => {
  await using emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  const { userId, jobId } = await partner.submit({
    userId: 'new',
    jobType: 1,
    upload: { ...upload, last_name: lastName },
  })
  await emulator.clock.advance('1s')
  expect((await partner.status(userId, jobId)).body.result.ResultCode).toBe(code)
})

// Source: v1 §6.10.
describe('a verified document', () => {
  async function readFrom(changes: Record<string, unknown>): Promise<Record<string, string>> {
    await using emulator = await startTestEmulator()
    const partner = createTestPartner(emulator)
    const { userId, jobId } = await partner.submit({ userId: 'new', jobType: 6, upload: changes })
    await emulator.clock.advance('1s')
    return (await partner.status(userId, jobId)).body.result
  }

  test('has what is on the card, and "Not Available" for the rest', async () => {
    const card = await readFrom({ country: 'NG', id_type: 'PASSPORT' })
    expect(card).toMatchObject({
      Country: 'NG',
      IDType: 'PASSPORT',
      IDNumber: expect.stringMatching(/^X\d{9}$/),
      SecondaryIDNumber: expect.stringMatching(/^X\d{9}$/),
      Address: expect.stringMatching(/./),
      FullName: `${card.FirstName} ${card.OtherName} ${card.LastName}`,
      PhoneNumber: 'Not Available',
      PhoneNumber2: 'Not Available',
    })
    expect(card.IDNumber).not.toBe(card.SecondaryIDNumber)
    const again = await readFrom({ country: 'NG', id_type: 'PASSPORT' })
    expect([again.IDNumber, again.SecondaryIDNumber]).toEqual([card.IDNumber, card.SecondaryIDNumber])
  })

  test('has the number that was sent with it', async () => {
    expect(await readFrom({ country: 'NG', id_type: 'PASSPORT', id_number: 'A00000000' })).toMatchObject({
      IDNumber: 'A00000000',
    })
  })

  test('of which nothing was said has no country and no type', async () => {
    expect(await readFrom({})).toMatchObject({ Country: 'Not Available', IDType: 'Not Available' })
  })
})

// Source: v1 §6.10 [READMEs].
describe('without liveness pictures', () => {
  test.each([
    [1, 'approved', 'Not Applicable', 'Not Applicable'],
    [2, 'approved', 'Not Applicable', 'Not Applicable'],
    [4, 'approved', 'Not Applicable', 'Not Applicable'],
    [6, 'after-review', 'Not Applicable', 'Not Applicable'],
    [11, 'approved', 'Not Applicable', 'Not Applicable'],
    [1, 'provisional', 'Not Applicable', 'Not Applicable'],
    [4, 'spoof-confirmed', 'Failed', 'Not Applicable'],
  ])('nobody passes a check of them: job type %i, %s', async (jobType, word, check, review) => {
    const [without, besides] = await Promise.all([
      actionsOf(jobType, word, usualPackage()),
      actionsOf(jobType, word, wholePackage()),
    ])
    expect([without.Liveness_Check, without.Human_Review_Liveness_Check]).toEqual([check, review])
    expect(besides.Liveness_Check).toBe(check === 'Failed' ? 'Failed' : 'Passed')
  })

  test('a path sent instead of a picture is not a picture', async () => {
    const selfie = { image_type_id: 2, image: pictureBase64, file_name: '' }
    const path = { image_type_id: 4, image: '', file_name: 'liveness_0.jpg' }
    expect((await actionsOf(2, 'approved', createPackage([selfie, path]))).Liveness_Check).toBe('Not Applicable')
  })

  async function actionsOf(jobType: number, word: string, zip: Promise<Buffer>): Promise<Record<string, string>> {
    await using emulator = await startTestEmulator({ enrolled: ['known-*'] })
    const partner = createTestPartner(emulator)
    const userId = `${jobType === 2 ? 'known' : 'new'}-${word}`
    const { jobId } = await partner.submit({ userId, jobType, upload, zip: await zip })
    await emulator.clock.advance('31s')
    return (await partner.status(userId, jobId)).body.result.Actions
  }
})

test('an Enhanced Document Verification carries what is on the document and what the authority knows', async () => {
  await using emulator = await startTestEmulator()
  const partner = createTestPartner(emulator)
  const { userId, jobId } = await partner.submit({ userId: 'new', jobType: 11, upload })
  await emulator.clock.advance('1s')
  const { result } = (await partner.status(userId, jobId)).body
  for (const name of ['Document', 'IssuanceDate', 'LastName', 'Photo', 'Address', 'PhoneNumber', 'FullData']) {
    expect([name, Boolean(result[name])]).toEqual([name, true])
  }
})
