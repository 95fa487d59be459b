import { SmileError } from '../../../core/errors.ts'
import type { SandboxIdentities } from '../../../core/identity/sandbox-identities.ts'
import type { Screening } from '../../../core/identity/screening.ts'
import type { Product } from '../../../core/jobs/product.ts'
import type { Hints } from '../../../core/jobs/submission.ts'
import type { V3EnhancedKycRequest } from '../../../generated/v3/enhanced-kyc-request.ts'
import { type NamedPerson, sandboxPeople, sandboxPersonOf } from '../../shared/sandbox/people.ts'
import { screenedPeople, screenedPerson } from '../../shared/sandbox/screened-people.ts'

/** Whom a request is about. */
export function personIn({ given_names, last_name, email }: V3EnhancedKycRequest['user_details']): NamedPerson {
  return { givenNames: given_names, lastName: last_name, email: email ?? undefined }
}

/**
 * What a person asks for by being one of the sandbox's, or none of them. Source: v3 §9, where three sources say three things of a
 * person whom nobody knows. @throws SmileError when such a person is to be refused.
 */
export function hintsOf(named: NamedPerson, product: Product, mode: SandboxIdentities): Hints | undefined {
  const scenario = sandboxPersonOf(named)?.scenarios[product]
  if (scenario !== undefined) return { scenario }
  return unknownPerson(
    mode,
    '/user_details: nobody in the sandbox has this name and email',
    sandboxPeople
      .filter(({ scenarios }) => scenarios[product] !== undefined)
      .map(({ givenNames, lastName, email }) => `${givenNames} ${lastName}, ${email}`),
  )
}

/** The same of whom a screening looks for, who is known by name alone. @throws SmileError likewise. */
export function screenedHints({ fullName }: Screening, mode: SandboxIdentities): Hints | undefined {
  const known = screenedPerson(fullName)
  if (known) return { scenario: known.scenario }
  return unknownPerson(
    mode,
    '/full_name: nobody in the sandbox has this name',
    screenedPeople.map((one) => one.fullName),
  )
}

function unknownPerson(mode: SandboxIdentities, seen: string, known: readonly string[]): Hints | undefined {
  if (mode === 'any') return undefined
  if (mode === 'block') return { scenario: 'rejected' }
  throw new SmileError('unknown_identity', `${seen} (--sandbox-identities vendor). Known: ${known.join('; ')}.`)
}
