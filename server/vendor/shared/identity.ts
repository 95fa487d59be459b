import { type IdInfo, identityField, identityNames } from '../../core/identity/identity.ts'

/** Those members that an identity can have: plain values that are not empty. No client sends lists or objects. */
export function readIdInfo(members: Readonly<Record<string, unknown>>): IdInfo {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => {
      const field = identityField(name)
      return field !== undefined && isPlain(value) && value !== '' ? [[field, value]] : []
    }),
  )
}

/** The identity among the members of a request, where SDKs put it. Sources: v1 §3.1, §9.1. */
export function decodeIdentity(members: Readonly<Record<string, unknown>>): IdInfo {
  // Most uploads have none: their package has it.
  const sent = identityNames.filter((name) => members[name] !== undefined)
  return readIdInfo(Object.fromEntries(sent.map((name) => [name, members[name]])))
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
