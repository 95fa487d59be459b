import type { BoundPayload } from '../access/claims.ts'

type Members = Readonly<Record<string, unknown>>

/** A request with what is bound to its token: that replaces what the request says. Source: v3 §2.1. */
export function withBound(sent: Members, bound: BoundPayload): Members {
  const { given_names, last_name, email, phone_number, ...others } = bound
  const details = present({ given_names, last_name, email, phone_number })
  return {
    ...sent,
    ...others,
    ...(Object.keys(details).length > 0 && { user_details: { ...membersOf(sent.user_details), ...details } }),
  }
}

function membersOf(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

function present(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}
