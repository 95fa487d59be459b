import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { selfieOf } from '../../server/core/jobs/submission.ts'
import { wordWarning } from '../../server/core/warnings/word-warning.ts'
import { readPackage } from '../../server/vendor/v1/uploads/package.ts'
import { v1WarningWords } from '../../server/vendor/v1/wording/warnings/words.ts'
import { type ForgedEntry, forgeZip } from '../helpers/forged-zip.ts'
import { pictureBase64 } from '../helpers/partner.ts'
import { registry } from '../helpers/registry.ts'

const megabyte = 1024 ** 2
const limits = { maxUnpacked: 10 * megabyte, maxPackage: megabyte, registry }

const selfie = { image_type_id: 2, image: pictureBase64 }
const file = (name: string) => ({ image_type_id: 0, file_name: name })

function infoJson(images: readonly object[], more: object = {}): ForgedEntry {
  return { name: 'info.json', content: JSON.stringify({ images, ...more }), deflated: true }
}

/** What is made of a zip: its problem, if it has one, and what is said about it. */
async function readingOf(entries: readonly ForgedEntry[]) {
  const { package: pack, pictures } = await readPackage(forgeZip(entries), limits)
  return {
    ...pack,
    selfie: pictures.get(selfieOf(pack)?.sha256 ?? ''),
    reported: pack.warnings.map((one) => wordWarning(one, v1WarningWords).message).join(' '),
  }
}

test('what is forged without a lie is read', async () => {
  const { problem, images, reported } = await readingOf([
    infoJson([selfie, file('a.jpg')]),
    { name: 'a.jpg', content: 'x' },
  ])
  expect([problem, images.map(({ size }) => size), reported]).toEqual([
    undefined,
    [Buffer.from(pictureBase64, 'base64').length, 1],
    expect.stringContaining('begins 78'),
  ])
})

describe('a bomb ends the job with 0903, after no more bytes than it may unpack to:', () => {
  const zeros = (size: number) => ({ packed: deflateRawSync(Buffer.alloc(size)), deflated: true })

  test('a flat one, whose directory says how large it is', async () => {
    const { problem, reported } = await readingOf([
      infoJson([file('a')]),
      { name: 'a', ...zeros(20 * megabyte), size: 20 * megabyte },
    ])
    expect([problem, reported]).toEqual([
      'zip_corrupt',
      expect.stringContaining(`unpacks to more than ${10 * megabyte} bytes`),
    ])
  })

  test('a flat one, whose directory says that it is small', async () => {
    const { problem, reported } = await readingOf([
      infoJson([file('a')]),
      { name: 'a', ...zeros(20 * megabyte), size: 5 },
    ])
    expect([problem, reported]).toEqual([
      'zip_corrupt',
      expect.stringContaining('"a" cannot be unpacked: it is longer'),
    ])
  })

  test('one whose entries all stand at the same place', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `o${index}`)
    const info = infoJson(names.map(file))
    const kernel = { name: 'kernel', ...zeros(megabyte), size: megabyte, crc: 0xa738ea1c }
    const at = forgeZip([info]).length - forgeZip([{ ...info, at: 0 }]).length
    const { problem, reported } = await readingOf([info, kernel, ...names.map((name) => ({ ...kernel, name, at }))])
    expect([problem, reported]).toEqual(['zip_corrupt', expect.stringMatching(/stopped at "o\d"/)])
  })

  test('info.json itself', async () => {
    const { problem, reported } = await readingOf([infoJson([{ ...selfie, image: 'A'.repeat(3 * megabyte) }])])
    expect([problem, reported]).toEqual(['zip_corrupt', expect.stringContaining(`"info.json" unpacks to more than`)])
  })

  test('zips within zips, and a zip that contains itself: only what info.json names is unpacked, and only once', async () => {
    const inner = forgeZip([{ name: 'zeros', ...zeros(9 * megabyte), size: 9 * megabyte }])
    const { problem, images } = await readingOf([infoJson([file('a.zip'), selfie]), { name: 'a.zip', content: inner }])
    expect([problem, images[0]?.size]).toEqual([undefined, inner.length])
  })
})

describe('what a zip says about itself is not believed:', () => {
  test.each<[string, Partial<ForgedEntry>, string]>([
    ['a size that is too large', { size: 7, deflated: true }, 'it is shorter than the zip says'],
    ['a wrong checksum', { crc: 7 }, 'its checksum is wrong'],
    ['a wrong checksum of what is compressed', { crc: 7, deflated: true }, 'its checksum is wrong'],
    ['a place outside of the zip', { at: 4_000_000 }, 'cannot be unpacked'],
    ['bytes that are not compressed', { deflated: true, packed: Buffer.from('nonsense') }, 'cannot be unpacked'],
  ])('%s', async (_, lie, why) => {
    const { problem, reported } = await readingOf([infoJson([file('a')]), { name: 'a', content: 'abc', ...lie }])
    expect([problem, reported]).toEqual(['zip_corrupt', expect.stringContaining(why)])
  })

  test('a symbolic link is read as the text that it is, and leads nowhere', async () => {
    const link = { name: 'selfie.jpg', content: '/etc/passwd', mode: 0o120777 }
    const reading = await readingOf([infoJson([file('selfie.jpg')]), link])
    expect(reading.selfie?.toString()).toBe('/etc/passwd')
  })

  test.each(['../../info.json', '/info.json', '..\\..\\info.json', 'C:\\info.json', './.././info.json'])(
    '%s climbs out of no folder, since nothing is written',
    async (name) => {
      const { problem, entries } = await readingOf([{ ...infoJson([selfie]), name }])
      expect([problem, entries.filter((one) => one.includes('..') || one.startsWith('/'))]).toEqual([undefined, []])
    },
  )

  test('names that every object has are names like others', async () => {
    const evil = JSON.stringify({ images: [selfie] }).replace('{', '{"__proto__":{"polluted":1},"constructor":1,')
    const { problem, entries } = await readingOf([
      { name: 'info.json', content: evil },
      { name: '__proto__', content: 'x' },
    ])
    expect([problem, entries]).toEqual([undefined, ['info.json', '__proto__']])
    expect('polluted' in {}).toBe(false)
  })
})

describe('what is far too much', () => {
  test('100,000 entries are read, and their names are not kept', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({ name: `n${index}` }))
    const missing = Array.from({ length: 900 }, (_, index) => file(`missing${index}`))
    const { problem, entries, images } = await readingOf([infoJson([selfie, ...missing]), ...many])
    expect([problem, entries.length, images.length]).toEqual([undefined, 50, 901])
  })

  test('names of 60,000 characters are kept by their beginnings', async () => {
    const { problem, entries, images } = await readingOf([
      infoJson([selfie, file('y'.repeat(60_000))]),
      { name: 'x'.repeat(60_000) },
    ])
    expect([problem, entries[1]?.length, images[1]?.fileName.length]).toEqual([undefined, 200, 200])
  })

  test.each<[string, string, string]>([
    [
      'more pictures than anybody sends',
      `{"images":[${'{"image_type_id":2},'.repeat(1_000)}{"image_type_id":2}]}`,
      '/images',
    ],
    ['half a million wrong pictures', `{"images":[${'0,'.repeat(500_000)}0]}`, 'more than 100000 values'],
    [
      'lists nested 100,000 deep',
      `{"images":[],"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'nested more than 200',
    ],
  ])('%s in info.json', async (_, content, why) => {
    const { problem, reported } = await readingOf([{ name: 'info.json', content, deflated: true }])
    expect([problem, reported]).toEqual(['data_invalid', expect.stringContaining(why)])
  })
})
