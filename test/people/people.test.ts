import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createPeople } from '../../server/people/people.ts'
import { photoOf } from '../../server/people/photo.ts'

const people = createPeople()

test('a country and a number give the same person on every machine', async () => {
  const { face, ...person } = await people.of('NG', '00000000000')
  expect(person).toEqual({
    firstName: 'Danjuma',
    middleName: 'Aiden',
    lastName: 'Habeeb',
    gender: 'M',
    dateOfBirth: '1981-07-28',
    issued: '2021-05-26',
    expires: '2035-11-25',
    address: '241 Shalewa Dale, Ipokia',
    phoneNumber: '78372514371',
  })
  expect(face).toMatch(/^[0-9a-f]{64}$/)
})

test('two numbers give two people, and so do two countries', async () => {
  const [first, second, third] = await Promise.all([people.of('KE', '1'), people.of('KE', '2'), people.of('ZA', '1')])
  expect(new Set([first, second, third].map((one) => JSON.stringify(one))).size).toBe(3)
})

test('people asked for at once are those asked for one by one', async () => {
  const numbers = Array.from({ length: 20 }, (_, index) => String(index))
  const atOnce = await Promise.all(numbers.map((number) => people.of('GH', number)))
  const others = createPeople()
  for (const [index, number] of numbers.entries()) expect(await others.of('GH', number)).toEqual(atOnce[index])
})

test('a person is made once, and the same again after many others', async () => {
  const first = await people.of('NG', '42', 'seed')
  expect(await people.of('ng', '42', 'seed')).toBe(first)
  for (let number = 0; number < 250; number++) await people.of('NG', `other-${number}`)
  const again = await people.of('NG', '42', 'seed')
  expect(again).not.toBe(first)
  expect(again).toEqual(first)
})

test('a person’s picture is a PNG of coloured squares, the same on the left and on the right', async () => {
  const png = Buffer.from(photoOf(await people.of('SN', '7')), 'base64')
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
  const side = png.readUInt32BE(16)
  const dataLength = png.readUInt32BE(33)
  const pixels = inflateSync(png.subarray(41, 41 + dataLength))
  expect(pixels.length).toBe(side * (1 + side * 3))
  const row = pixels.subarray(1, 1 + side * 3)
  expect(row.subarray(0, 3)).toEqual(row.subarray(-3))
})
