import type { SandboxIdentities } from '../../../core/identity/sandbox-identities.ts'
import { toTimestamp } from '../../../core/time.ts'
import type { LinkField } from '../../../core/users/link-field.ts'
import type { FilledLink, GenerationLinks } from '../../generation-links.ts'
import { nameFields, numberFields, textField } from '../../shared/links/link-fields.ts'
import { decodeHints } from '../../shared/sandbox/asked-outcome.ts'
import { userNameOf } from '../jobs/names.ts'
import { hintsOf } from '../submissions/sandbox.ts'

// A person has names, and can be reached in one of two ways. Source: v3 §4.1.
const contact: readonly LinkField[] = [
  {
    ...{ ...textField('email', 'Email', false), kind: 'email', oneOf: 'contact' },
    ...{ pattern: '^[^@\\s]+@[^@\\s.]+([.][^@\\s.]+)+$', example: 'ada@example.com' },
  },
  {
    ...{ ...textField('phoneNumber', 'Phone number', false), kind: 'phone', oneOf: 'contact' },
    ...{ pattern: '^[+][1-9][0-9]{6,14}$', example: '+2348000000000' },
  },
]

/** The jobs that the page behind a link of v3 submits. */
export function v3Links({ sandboxIdentities }: { readonly sandboxIdentities: SandboxIdentities }): GenerationLinks {
  return {
    fieldsOf: (idType) => [...numberFields(idType), ...nameFields(true), ...contact],
    requestOf(filled) {
      const { link, idType, details, grantedAt, origin } = filled
      const { product, country } = idType
      const hints = hintsIn(filled, sandboxIdentities)
      return ({ smileJobId }) => ({
        ...{ generation: link.generation, partnerId: link.partnerId, product, jobId: smileJobId },
        userId: link.userId ?? userNameOf(smileJobId),
        partnerParams: link.partnerParams ?? {},
        ...{ hints, callbackUrl: link.callbackUrl },
        idInfo: { country, idType: idType.idType, ...details },
        consent: {
          grantedAt: toTimestamp(grantedAt),
          noticeLanguage: 'EN',
          noticePrivacyPolicyUrl: link.privacyPolicyUrl ?? '',
        },
        ...{ sourceSdk: undefined, origin, warnings: [] },
      })
    },
  }
}

/** What is asked for by choice, by the link's parameters, or by being one of the sandbox's people. */
function hintsIn({ link, idType: { product }, details, scenario }: FilledLink, mode: SandboxIdentities) {
  if (scenario !== undefined) return { scenario }
  const { firstName = '', lastName = '', email } = details
  return (
    decodeHints({ partner_params: link.partnerParams }, product) ??
    hintsOf({ givenNames: firstName, lastName, email }, product, mode)
  )
}
