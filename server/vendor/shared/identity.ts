import { type IdInfo, identityField, identityNames } from '../../core/identity/identity.ts'

type Members = Readonly<Record<string, unknown>>

/** Those members that an identity can have: plain values that are not empty. No client sends lists or objects. */
export function readIdInfo(members: Members): IdInfo {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => {
      const field = identityField(name)
      return field !== undefined && isPlain(value) && value !== '' ? [[field, value]] : []
    }),
  )
}

const nobody: IdInfo = {}

/**
 * The identity among the members of a request, where SDKs put it. Sources: v1 §3.1, §9.1.
 * @param others where a member is looked for that is not there.
 */
export function decodeIdentity(members: Members, others: Members = {}): IdInfo {
  const sentAs = (name: string): unknown => (members[name] === undefined ? others[name] : members[name])
  const sent = identityNames.filter((name) => sentAs(name) !== undefined)
  // Most uploads have none: their package has it.
  return sent.length === 0 ? nobody : readIdInfo(Object.fromEntries(sent.map((name) => [name, sentAs(name)])))
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
