import { createHash } from 'node:crypto'
import type { Faker } from '@faker-js/faker'
import type { Person } from '../core/identity/person.ts'
import { seeded } from '../core/text/seed.ts'

/** The people behind ID numbers. */
export interface People {
  /** The same country, number and seed always give the same person, on every machine. The empty seed is no seed. */
  of(country: string, idNumber: string, seed?: string): Promise<Person>
}

// English names if faker has no locale for the country. Source: faker's list of locales.
const locales: Readonly<Record<string, () => Promise<{ faker: Faker }>>> = {
  GH: () => import('@faker-js/faker/locale/en_GH'),
  NG: () => import('@faker-js/faker/locale/en_NG'),
  SN: () => import('@faker-js/faker/locale/fr_SN'),
  ZA: () => import('@faker-js/faker/locale/en_ZA'),
}

// Ages are counted from a fixed day, so that birthdays do not change.
const referenceDay = '2026-01-01T00:00:00.000Z'
const farDay = '2035-01-01T00:00:00.000Z'

// Tests ask for the same few again and again.
const mostRemembered = 200

/** People made up by faker, one locale loaded when it is first needed. */
export function createPeople(): People {
  const remembered = new Map<string, Person>()

  function remember(text: string, person: Person): Person {
    const [oldest] = remembered.size >= mostRemembered ? remembered.keys() : []
    if (oldest !== undefined) remembered.delete(oldest)
    remembered.set(text, person)
    return person
  }

  return {
    async of(country, idNumber, seed = '') {
      const text = seeded(seed, `${country.toUpperCase()}/${idNumber}`)
      const known = remembered.get(text)
      if (known) return known
      const load = locales[country.toUpperCase()] ?? (() => import('@faker-js/faker/locale/en'))
      const { faker } = await load()
      return remember(text, makePerson(faker, createHash('sha256').update(text).digest()))
    },
  }
}

function makePerson(faker: Faker, digest: Buffer): Person {
  // Nothing is awaited from here on: the generator is shared, and this person's values must follow the seed.
  faker.seed(digest.readUInt32BE(0))
  const sex = faker.person.sexType()
  return {
    firstName: faker.person.firstName(sex),
    middleName: faker.person.middleName(sex),
    lastName: faker.person.lastName(sex),
    gender: sex === 'female' ? 'F' : 'M',
    dateOfBirth: day(faker.date.birthdate({ mode: 'age', min: 18, max: 80, refDate: referenceDay })),
    issued: day(faker.date.past({ years: 5, refDate: referenceDay })),
    expires: day(faker.date.future({ years: 5, refDate: farDay })),
    address: `${faker.location.streetAddress()}, ${faker.location.city()}`,
    phoneNumber: faker.string.numeric({ length: 11, allowLeadingZeros: true }),
    face: digest.toString('hex'),
  }
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
