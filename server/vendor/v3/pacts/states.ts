import type { ArrangedSubmission } from '../../../core/decisions/arrange-job.ts'
import { jobStates } from '../../../core/jobs/job.ts'
import { isAboutDocument, type Product } from '../../../core/jobs/product.ts'
import { type Milliseconds, toTimestamp } from '../../../core/time.ts'
import type { LinkTerms } from '../../../core/users/smile-link.ts'
import { arrangeJob } from '../../../service/jobs/arrange-job.ts'
import { createLink } from '../../../service/links/smile-links.ts'
import type { ProviderState, StateWorld } from '../../pacts/provider-state.ts'
import type { ReadParams, StateParam } from '../../pacts/state-params.ts'
import { productsByWord } from './product-words.ts'
import { tokenOf } from './proof.ts'

const userId: StateParam = { says: 'The user.', otherwise: 'user-1' }
const partnerParams: StateParam = { says: 'The partner_params, as an object.' }
const product: StateParam = { says: 'The product.', otherwise: 'enhanced_kyc', words: Object.keys(productsByWord) }

/** Provider states that only v3 has, in the order of the documents. */
export const v3States: readonly ProviderState[] = [
  {
    name: 'a job',
    summary: 'A job was submitted, and has reached a state.',
    params: {
      user_id: userId,
      product,
      partner_params: partnerParams,
      user_details: { says: 'The person, as an object of given_names, last_name, email and phone_number.' },
      id_info: { says: 'The identity asked about, as an object of country, id_type and id_number.' },
      callback_url: { says: 'Where callbacks go; nowhere when left out.' },
      state: { says: 'Its state.', otherwise: 'final', words: jobStates },
      scenario: {
        says: 'Its scenario; when left out approved, provisional-then-approved for in_review, never-completes for pending.',
      },
    },
    values: [],
    async bringAbout(params, world) {
      const state = params.text('state') as (typeof jobStates)[number]
      const scenario = params.optional('scenario') ?? usualScenario[state]
      const submission = await submissionOf(params, world)
      const job = await arrangeJob(world.arranging, submission, { scenario, state }, world)
      // v3 has no other name for a job.
      return { values: { job_id: job.smileJobId }, job }
    },
  },
  {
    name: 'a token',
    summary: 'A token that is bound to a product, a user or partner_params.',
    params: {
      user_id: { says: 'The user; any when left out.' },
      product: { says: 'The product, as POST /v3/token takes it; any when left out.' },
      partner_params: partnerParams,
    },
    values: [],
    bringAbout(params, { partner, now }) {
      const bound = Object.entries(params.object('partner_params')).map(([name, value]) => [name, String(value)])
      const terms = {
        product: params.optional('product'),
        user_id: params.optional('user_id'),
        ...(bound.length > 0 && { partner_params: Object.fromEntries(bound) }),
      }
      return { values: { token: tokenOf(partner, terms, now) } }
    },
  },
  {
    name: 'a smile link',
    summary: 'A link to a page on which people verify themselves was made.',
    params: { name: { says: 'What it is called.', otherwise: 'A link' } },
    values: ['ref_id'],
    async bringAbout(params, world) {
      const terms: LinkTerms = {
        name: params.text('name'),
        idTypes: [{ country: 'NG', idType: 'NIN', product: 'enhanced_kyc' }],
        isSingleUse: false,
        description: 'For new customers',
        privacyPolicyUrl: 'https://shop.example/privacy',
        callbackUrl: 'https://shop.example/callback',
        redirectUrl: 'https://shop.example/done',
        logoUrl: 'https://shop.example/logo.png',
        themeColor: '#000',
        expiresAt: world.now + aLongTime,
        partnerParams: { order: '7' },
      }
      const link = await createLink(world.links, { partnerId: world.partner.id, generation: 'v3' }, terms, world)
      return { values: { ref_id: link.refId } }
    },
  },
]

const aLongTime: Milliseconds = 90 * 24 * 60 * 60 * 1_000

const usualScenario = { pending: 'never-completes', in_review: 'provisional-then-approved', final: 'approved' } as const

async function submissionOf(params: ReadParams, world: StateWorld): Promise<ArrangedSubmission> {
  const { partner, people, seed, now, freshJobId } = world
  const {
    given_names: firstName,
    last_name: lastName,
    email,
    phone_number: phoneNumber,
  } = params.object('user_details')
  const { country, id_type: idType, id_number: idNumber } = params.object('id_info')
  const asked = productsByWord[params.text('product')] as Product
  const idInfo = present({ country, idType, idNumber, firstName, lastName, email, phoneNumber })
  // A document is sent without its number.
  const known = idNumber ?? (isAboutDocument(asked) ? `${firstName} ${lastName}` : undefined)
  const isKnown = country !== undefined && known !== undefined
  return {
    generation: 'v3',
    partnerId: partner.id,
    product: asked,
    userId: params.text('user_id'),
    jobId: freshJobId,
    partnerParams: params.object('partner_params'),
    callbackUrl: params.optional('callback_url'),
    idInfo,
    person: isKnown ? await people.of(String(country), String(known), seed) : undefined,
    consent: {
      grantedAt: toTimestamp(now),
      noticeLanguage: 'EN',
      noticePrivacyPolicyUrl: 'https://shop.example/privacy',
    },
  }
}

function present(members: Readonly<Record<string, unknown>>): ArrangedSubmission['idInfo'] {
  const given = Object.entries(members).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}
