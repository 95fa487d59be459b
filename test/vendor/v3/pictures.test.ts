import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestEmulator } from '../../helpers/emulator.ts'
import { fileOf, files, jpeg, png, withFiles } from '../../helpers/pictures.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import { type V3Parts, v3Client } from '../../helpers/v3.ts'

const emulator = await openTestEmulator({ callbacks: 'collect' })
afterAll(() => emulator.close())
beforeEach(() => emulator.control.reset())
const [partner] = emulator.partners
if (!partner) throw new Error('No partner is served.')
const client = v3Client(emulator.url, partner)

const exampleParts = (name: string) => {
  const schema = `v3/${name}-request`
  return withFiles(exampleOf(schema) as object, schema) as V3Parts
}
const products = [
  ['biometric-kyc', '/v3/biometric_kyc'],
  ['registration', '/v3/registration'],
  ['authentication', '/v3/authentication'],
  ['compare', '/v3/compare'],
] as const

const heic = Buffer.from('\0\0\0\x18ftypheic', 'latin1')
const required = (field: string) => `Required field '${field}' is missing or invalid.`

describe.each(products)('%s', (name, path) => {
  const right = exampleParts(name)
  const send = (changes: V3Parts) => client.post(path, { ...right, ...changes })

  test.each([6, 7, 8])('takes %i pictures of liveness', async (count) => {
    expect((await send({ liveness_images: files(count) })).status).toBe(202)
    const [job] = await emulator.control.jobs()
    const kinds = job?.submission.package?.images.map(({ kind }) => kind) ?? []
    expect(kinds.filter((kind) => kind === 'liveness')).toHaveLength(count)
    expect(kinds.filter((kind) => kind === 'selfie')).toHaveLength(1)
  })

  test.each([1, 5, 9])('refuses %i pictures of liveness, and says how many it takes', async (count) => {
    const { status, body, hint } = await send({ liveness_images: files(count) })
    expect([status, body.message]).toEqual([400, required('liveness_images')])
    expect(hint).toContain(`${count} parts came as liveness_images, which takes 6 to 8`)
  })

  test.each([0, 1, 9])('takes %i of a partner for whom they are optional, until a reset', async (count) => {
    await emulator.control.changeSettings(() => ({ liveness: 'optional' }))
    const sent = { liveness_images: count === 0 ? undefined : files(count) }
    expect((await send(sent)).status).toBe(202)
    const [job] = await emulator.control.jobs()
    const kinds = job?.submission.package?.images.map(({ kind }) => kind) ?? []
    expect([kinds.filter((kind) => kind === 'liveness').length, kinds.includes('selfie')]).toEqual([count, true])
    expect((await send({ ...sent, selfie_image: undefined })).status).toBe(400)
    await emulator.control.reset()
    // A comparison may do without.
    expect((await send(sent)).status).toBe(name === 'compare' && count === 0 ? 202 : 400)
  })

  test('refuses indexed names, of which Smile ID loses all but one', async () => {
    const indexed = Object.fromEntries(files(7).map((file, index) => [`liveness_images[${index}]`, file]))
    const { status, body, hint } = await send({ liveness_images: undefined, ...indexed })
    expect([status, body.message]).toEqual([400, required('liveness_images')])
    expect(hint).toContain('"liveness_images[0]". Send each as a part that is named liveness_images')
  })

  test.each<[what: string, bytes: Buffer, says: string]>([
    ['a HEIC', heic, 'is HEIC, as phones write it'],
    ['a PNG', png, 'is PNG'],
    ['a PDF', Buffer.from('%PDF-1.4'), 'is PDF'],
    ['what is no picture', Buffer.from('{"not":"a picture"}'), 'not a picture'],
    ['nothing', Buffer.alloc(0), 'is empty'],
  ])('refuses %s as a selfie, and among the pictures of liveness', async (_, bytes, says) => {
    const selfie = await send({ selfie_image: fileOf(bytes, 'selfie.jpg') })
    expect([selfie.status, selfie.body.message]).toEqual([400, required('selfie_image')])
    expect(selfie.hint).toContain('("selfie.jpg")')
    const liveness = await send({ liveness_images: [...files(6), fileOf(bytes)] })
    expect([liveness.status, liveness.body.message]).toEqual([400, required('liveness_images')])
    for (const { hint } of [selfie, liveness]) expect(hint).toMatch(new RegExp(`${says}.*It takes JPEG\\.`))
    expect(await emulator.control.jobs()).toEqual([])
  })

  test('takes a JPEG whatever its name and type say', async () => {
    const file = new File([new Uint8Array(jpeg())], 'selfie.heic', { type: 'application/octet-stream' })
    expect((await send({ selfie_image: file })).status).toBe(202)
  })
})

test('a comparison needs no picture of liveness, and says which pictures it compares', async () => {
  const right = exampleParts('compare')
  expect((await client.post('/v3/compare', { ...right, liveness_images: undefined })).status).toBe(202)
  const { body } = await client.post('/v3/compare', { ...right, comparison_image_type: 'SELFIE' })
  expect(body.message).toBe("Field 'comparison_image_type' must be either DOCUMENT, ID_PHOTO, or PORTRAIT.")
  const missing = await client.post('/v3/compare', { ...right, comparison_image: undefined })
  expect(missing.body.message).toBe(required('comparison_image'))
})

test('an authentication needs a selfie or the picture on file, and a user', async () => {
  const right = exampleParts('authentication')
  const bare = { ...right, selfie_image: undefined, liveness_images: undefined }
  expect((await client.post('/v3/authentication', { ...bare, use_enrolled_image: 'true' })).status).toBe(202)
  const { body, hint } = await client.post('/v3/authentication', { ...bare, use_enrolled_image: 'false' })
  expect([body.message, hint]).toEqual([required('selfie_image'), expect.stringContaining('use_enrolled_image=true')])
  const faceless = await client.post('/v3/authentication', { ...right, liveness_images: undefined })
  expect(faceless.body.message).toBe(required('liveness_images'))
  const params = { user_id: undefined, partner_params: { user_id: 'anna' } }
  expect((await client.post('/v3/authentication', { ...right, ...params })).body.message).toBe(required('user_id'))
})

test('sandbox_result is a number, and asks for the outcome of that code', async () => {
  const right = { ...exampleParts('biometric-kyc'), user_details: exampleParts('enhanced-kyc').user_details }
  for (const [code, scenario] of [
    ['1220', 'approved'],
    ['0811', 'rejected'],
    ['813', 'spoof-confirmed'],
    ['1', 'rejected'],
  ] as const) {
    await emulator.control.reset()
    expect((await client.post('/v3/biometric_kyc', { ...right, sandbox_result: code })).status).toBe(202)
    expect((await emulator.control.jobs())[0]?.scenario.name).toBe(scenario)
  }
  const { status, body } = await client.post('/v3/biometric_kyc', { ...right, sandbox_result: 'approved' })
  expect([status, body.message]).toEqual([400, required('sandbox_result')])
})
