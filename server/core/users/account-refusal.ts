import { SmileError } from '../errors.ts'
import { FieldError } from '../field-error.ts'
import { isAboutIdType } from '../jobs/product.ts'
import type { JobRequest } from '../jobs/submission.ts'
import { bareHost } from '../text/host.ts'
import type { Partner } from './partner.ts'
import type { PartnerSettings } from './partner-settings.ts'
import type { LinkTerms } from './smile-link.ts'

/** What of a submission its partner's account may not allow. */
export type AccountedRequest = Pick<JobRequest, 'partnerId' | 'product' | 'idInfo' | 'callbackUrl'>

/** Why a partner's account does not allow a submission; undefined when it does. What the balance says comes last. */
export function accountRefusal(settings: PartnerSettings, request: AccountedRequest): SmileError | undefined {
  return (
    productionRefusal(settings, request) ??
    closedRefusal(settings, request) ??
    callbackRefusal(settings, request) ??
    balanceRefusal(settings, request)
  )
}

/** Why the product or the ID type is not enabled; undefined when both are. */
export function closedRefusal(
  { products, idTypes }: PartnerSettings,
  { partnerId, product, idInfo }: Omit<AccountedRequest, 'callbackUrl'>,
): SmileError | undefined {
  if (products && !products.includes(product)) {
    const hint = `Partner ${partnerId} has the product ${product} not enabled. Enabled: ${listed(products)}. ${cure(partnerId, 'products')}`
    return new SmileError('product_not_enabled', hint)
  }
  const { country, idType } = idInfo
  if (!idTypes || !isAboutIdType(product) || country === undefined || isEnabled(idTypes, String(country), idType))
    return undefined
  const asked = idType === undefined ? String(country) : `${country}/${idType}`
  const hint = `Partner ${partnerId} has the ID type ${asked} not enabled. Enabled: ${listed(idTypes)}. ${cure(partnerId, 'idTypes')}`
  return new SmileError('id_type_not_enabled', hint)
}

/** Why a callback URL may not be called; undefined when it may. The emulator's own inboxes always may, and the partner's default. */
export function callbackRefusal(
  { callbackDomains, callbackUrl: usual }: PartnerSettings,
  { partnerId, callbackUrl }: Pick<AccountedRequest, 'partnerId' | 'callbackUrl'>,
): SmileError | undefined {
  if (!callbackDomains || callbackUrl === undefined || callbackUrl === usual || /^inbox:/i.test(callbackUrl))
    return undefined
  const host = bareHost(URL.parse(callbackUrl)?.hostname ?? '')
  if (callbackDomains.some((domain) => isWithin(host, domain.toLowerCase()))) return undefined
  const hint = `/callback_url: partner ${partnerId} allows no callbacks to ${host}. Allowed: ${listed(callbackDomains)}. ${cure(partnerId, 'callbackDomains')}`
  return new SmileError('callback_not_allowed', hint)
}

/** @throws SmileError when a partner's account allows no callbacks to a URL. */
export function refuseOtherDomain(partner: Partner, callbackUrl: string | undefined): void {
  const refusal = callbackRefusal(partner, { partnerId: partner.id, callbackUrl })
  if (refusal) throw refusal
}

/** @throws SmileError when a partner's account does not allow what a link is made for, or where its callbacks go. */
export function refuseLink(partner: Partner, { callbackUrl, idTypes = [] }: Partial<LinkTerms>): void {
  refuseOtherDomain(partner, callbackUrl)
  for (const [place, { product, ...idInfo }] of idTypes.entries()) {
    const refusal = closedRefusal(partner, { partnerId: partner.id, product, idInfo })
    // Source: v3 §17.6, where one that is not enabled is refused like one that is not supported.
    if (refusal)
      throw new FieldError('wrong_type', `/id_types/${place}: ${refusal.hint}`, { field: 'id_types', problem: 'wrong' })
  }
}

function productionRefusal({ production }: PartnerSettings, { partnerId }: AccountedRequest): SmileError | undefined {
  if (production !== false) return undefined
  return new SmileError(
    'production_not_enabled',
    `Partner ${partnerId} has no access to production. ${cure(partnerId, 'production')}`,
  )
}

function balanceRefusal({ balance }: PartnerSettings, { partnerId }: AccountedRequest): SmileError | undefined {
  if (balance === undefined || balance > 0) return undefined
  return new SmileError(
    'insufficient_balance',
    `Partner ${partnerId} has a balance of 0. ${cure(partnerId, 'balance')}`,
  )
}

function isEnabled(idTypes: readonly string[], country: string, idType: unknown): boolean {
  if (idTypes.includes(country)) return true
  // A document of an unknown kind is refused only where nothing of its country is enabled.
  return idType === undefined
    ? idTypes.some((one) => one.startsWith(`${country}/`))
    : idTypes.includes(`${country}/${idType}`)
}

/** A domain allows the names below it. Assumed: the vendor says "domains" alone. */
function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

/** What helps: each setting may be changed while the emulator runs. */
export function cure(partnerId: string, setting: keyof PartnerSettings): string {
  return `It is the partner's setting ${setting}: PATCH /__emulator/partners/${partnerId}/settings changes it.`
}

function listed(all: readonly string[]): string {
  return all.length === 0 ? 'none' : all.join(', ')
}
