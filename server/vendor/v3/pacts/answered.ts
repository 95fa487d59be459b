import { personalText } from '../../../core/text/personal-data.ts'
import { mapped } from '../../pacts/map-members.ts'
import { nobodys } from '../../pacts/nobodys.ts'
import { eachLike, like, matching } from '../../pacts/term.ts'
import { isPhrase } from '../wording/envelope.ts'
import { errorWords } from '../wording/errors.ts'
import { knownWords } from './known-words.ts'

const patterns: Readonly<Record<string, readonly [pattern: string, example: string]>> = {
  job_id: ['^job_[0-9a-hjkmnp-tv-z]{26}$', 'job_73y2nrbh967b7hzdv48qbk39cs'],
  created_at: ['^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$', '2026-01-01T00:00:01.000Z'],
  completed_at: ['^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$', '2026-01-01T00:00:01.000Z'],
  token: ['^[\\w-]+\\.[\\w-]+\\.[\\w-]+$', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln'],
}

// Words on which a client acts. Source: v3 §7.
const exact = new Set(['status', 'reason', 'product'])
// What the vendor says of a person's risk, and not who the person is.
const own = new Set(['status', 'risk_level', 'fraud_detected', 'strict_match', 'granted', 'schema_version'])

/** The parts of an answer from the journal that a client may rely on; only the type of what could be about a person. */
export function answered(body: unknown, status: number): unknown {
  return mapped(body, {
    leaf: (name, value, { within, isOneOfSeveral }) => {
      const isTop = within === ''
      if (typeof value === 'string' && personalText.test(value)) return like('text')
      if (isTop && status >= 400 && status !== 404 && ['status', 'message'].includes(name)) return worded(name, value)
      const pattern = typeof value === 'string' ? patterns[name] : undefined
      if (pattern) return matching(...pattern)
      if (isTop && exact.has(name) && isPlain(name, value)) return isOneOfSeveral ? like(value) : value
      if (!isTop && own.has(name) && isWord(value)) return like(value)
      return like(typeof value === 'string' && /^https?:/.test(value) ? 'http://localhost:7645/' : nobodys(value))
    },
    several: eachLike,
  })
}

/** A sentence of the vendor's, which names a field and never quotes what was sent in it; any other could. Source: v3 §6. */
function worded(name: string, value: unknown): unknown {
  const text = typeof value === 'string' ? value : ''
  const isOwn = name === 'status' ? isPhrase(text) : isSentence(text)
  return isOwn ? value : like(nobodys(value))
}

const sentences = new Set(Object.values(errorWords).map(({ message }) => message))
const aboutField =
  /^(?:Required field|Field) '[a-z_.]+' (?:is missing or invalid|is invalid|must be one of: [A-Z_, ]+)\.?$/
const aboutId = /^"job_?[iI]d" must be a valid TypeID with prefix 'job_'$/

function isSentence(text: string): boolean {
  return sentences.has(text) || aboutField.test(text) || aboutId.test(text)
}

function isWord(value: unknown): boolean {
  return typeof value !== 'object' && /^[\w-]{1,20}$/.test(String(value))
}

function isPlain(name: string, value: unknown): boolean {
  if (value === null) return true
  const known = knownWords()[name] ?? []
  return typeof value === 'string' && (known.includes(value) || ['accepted', 'not_found', 'processing'].includes(value))
}
