import { isFree, mapped } from '../../pacts/map-members.ts'
import { nobodys } from '../../pacts/nobodys.ts'
import { isPlainName } from '../../pacts/plain-name.ts'
import { eachLike, like, matching, type Term } from '../../pacts/term.ts'
import { testNumber } from '../../pacts/test-number.ts'
import { isActionWord, isPlainWord } from './plain-words.ts'

type Members = Readonly<Record<string, unknown>>

/** Placeholders for personal data, in the same form. */
const placeholders: Readonly<Record<string, string>> = {
  first_name: 'Joe',
  middle_name: 'Leo',
  last_name: 'Doe',
  full_name: 'Joe Leo Doe',
  dob: '1990-01-02',
  phone_number: '0123456789',
  file_name: 'selfie.zip',
}

// Where an answer has the vendor's own words: anything deeper is an authority's, or the client's.
const own = ['', 'result', 'history']

// Members of an answer whose exact value a client acts on.
const exactAnswered = new Set([
  ...['ResultCode', 'IsFinalResult', 'IsMachineResult', 'ResultType', 'JSONVersion', 'job_complete', 'job_success'],
  ...['code', 'error', 'success', 'camera_config'],
])
const plainAnswered = new Set(['ResultText', 'Source', 'ConfidenceValue'])

const patterns: Readonly<Record<string, readonly [pattern: string, example: string]>> = {
  timestamp: ['^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$', '2026-01-01T00:00:00.000Z'],
  signature: ['^[A-Za-z0-9+/]{43}=$', 'K9d1r3f9m0ZkRr1mB0c1mZ1cJm0Yt8y6m1rX4o2b9aQ='],
  SmileJobID: ['^\\d{10}$', '0000000001'],
  smile_job_id: ['^\\d{10}$', '0000000001'],
  ref_id: ['^\\d+-\\d{10}-\\w+$', '1234-0000000001-a1b2c3'],
}

/** A request from the journal, with terms instead of values that are secret, new each time, or about a person. */
export function askedWithoutPersonalData(body: Members, generated: Readonly<Record<string, Term>>): unknown {
  return mapped(body, {
    // Other nested members are the client's own.
    opens: ['id_info', 'id_types', 'countries', 'aliases'],
    leaf: (name, value) => {
      if (Object.hasOwn(generated, name)) return generated[name]
      if (name === 'id_number' && typeof value !== 'object') return like(testNumber(String(value)))
      if (isPlainWord(name, value)) return value
      if (typeof value !== 'string') return like(nobodys(value))
      if (Object.hasOwn(placeholders, name)) return like(placeholders[name])
      return like(/^https?:/.test(value) ? 'http://localhost:3000/callback' : nobodys(value))
    },
    several: (one) => [one],
  })
}

/** The parts of an answer from the journal that a client may rely on; only the type of personal data. */
export function answeredWithoutPersonalData(body: unknown, names: Readonly<Record<string, unknown>>): unknown {
  return mapped(body, {
    leaf: (name, value, place) => {
      const { within, isOneOfSeveral } = place
      if (Object.hasOwn(names, name)) return names[name]
      if (name === 'job_type' && isPlainWord(name, value)) return isOneOfSeveral ? like(value) : value
      if (isFree(place)) return like(nobodys(value))
      const pattern = patterns[name]
      if (pattern) return matching(...pattern)
      if (own.includes(within) && exactAnswered.has(name)) return isOneOfSeveral ? like(value) : value
      const isOwn =
        (own.includes(within) && plainAnswered.has(name)) || (within.endsWith('Actions') && isActionWord(value))
      if (isOwn || isPlainWord(name, value)) return like(value)
      return like(typeof value === 'string' && /^https?:/.test(value) ? 'http://localhost:7645/' : nobodys(value))
    },
    several: eachLike,
  })
}

/** Further members of partner_params for a provider state: the same names with neutral values. */
export function paramsWithoutPersonalData(params: Members): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params)
      .filter(([name]) => !['user_id', 'job_id', 'job_type'].includes(name) && isPlainName(name))
      .map(([name, value]) => [name, isPlainWord(name, value) ? value : nobodys(value)]),
  )
}
