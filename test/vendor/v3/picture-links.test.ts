import { describe, expect, test } from 'vitest'
import type { Emulator } from '../../../server/index.ts'
import { startTestEmulator } from '../../helpers/emulator.ts'
import { jpeg, withFiles } from '../../helpers/pictures.ts'
import { exampleOf } from '../../helpers/schema-examples.ts'
import { type V3Parts, v3Client } from '../../helpers/v3.ts'

const schema = 'v3/biometric-kyc-request'
const parts = withFiles(exampleOf(schema) as object, schema) as V3Parts

/** A finished Biometric KYC, and what was called back about it. */
async function calledBack(emulator: Emulator) {
  const [partner] = emulator.partners
  if (!partner) throw new Error('No partner is served.')
  const client = v3Client(emulator.url, partner)
  const { body } = await client.post('/v3/biometric_kyc', { ...parts, callback_url: 'inbox:links' })
  await emulator.clock.advance('1s')
  return { client, jobId: body.job_id as string, body: await newest(emulator) }
}

async function newest(emulator: Emulator) {
  const received = await emulator.callbacks.inbox()
  // biome-ignore lint/suspicious/noExplicitAny: tests look into callbacks of every shape.
  return received.at(-1)?.body as any
}

const shown = async (link: string) => {
  const response = await fetch(link)
  const { status, headers } = response
  const hint = headers.get('smile-emulator-hint') ?? ''
  return { status, type: headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()), hint }
}

describe('the links of a callback of Biometric KYC', () => {
  test('lead to a made-up selfie and to the photo that the authority has, for 15 minutes', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const { body } = await calledBack(emulator)
    const selfie = await shown(body.image_links.selfie_image)
    expect([selfie.status, selfie.type, selfie.bytes.subarray(0, 3).toString('hex')]).toEqual([
      200,
      'image/jpeg',
      'ffd8ff',
    ])
    expect(selfie.hint).toContain('--keep-images')
    const photo = await shown(body.id_fields.photo_url)
    expect([photo.status, photo.type, photo.bytes.subarray(1, 4).toString()]).toEqual([200, 'image/png', 'PNG'])
    await emulator.clock.advance('15m')
    for (const link of [body.image_links.selfie_image, body.id_fields.photo_url]) {
      const { status, hint } = await shown(link)
      expect([status, hint]).toEqual([403, expect.stringContaining('POST /v3/replay/{job_id}')])
    }
  })

  test('are fresh when the callback is sent again', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect' })
    const { client, jobId, body } = await calledBack(emulator)
    await emulator.clock.advance('15m')
    expect((await client.replay(jobId)).status).toBe(202)
    await emulator.clock.advance('1s')
    const again = await newest(emulator)
    expect(again.image_links.selfie_image).not.toBe(body.image_links.selfie_image)
    expect((await shown(again.image_links.selfie_image)).status).toBe(200)
  })

  test('lead to the selfie itself with --keep-images, and to no other job with its signature', async () => {
    await using emulator = await startTestEmulator({ callbacks: 'collect', keepImages: true })
    const { body } = await calledBack(emulator)
    const link = body.image_links.selfie_image as string
    expect((await shown(link)).bytes.equals(jpeg())).toBe(true)
    const { body: other } = await calledBack(emulator)
    const [, token] = link.split('?')
    const [path] = (other.image_links.selfie_image as string).split('?')
    expect((await shown(`${path}?${token}`)).status).toBe(403)
    expect((await shown(link.replace('selfie.jpg', 'photo.png'))).status).toBe(403)
    await emulator.reset()
    expect((await shown(link)).status).toBe(403)
  })
})
