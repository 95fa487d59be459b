import { SmileError } from '../core/errors.ts'
import { isInRange, parseIpRange } from '../core/text/ip-range.ts'
import { isEarlier } from '../core/text/version.ts'
import { cure } from '../core/users/account-refusal.ts'
import type { Partner } from '../core/users/partner.ts'
import type { Call, LoadedApi, Operation } from './operation.ts'

/** Partners by their ids. */
export interface PartnerFinder {
  find(id: string): Partner | undefined
}

/**
 * Who is named by a call that needs no proof, where the endpoint is known to refuse callers: v3's lists (v3 §15).
 * @returns undefined when nobody is.
 */
export function namedCaller(
  { claimedPartner }: Call,
  operation: Operation,
  partners: PartnerFinder,
): Partner | undefined {
  const mayRefuse = operation.authenticate === undefined && operation.refusals?.includes('caller_not_allowed')
  return mayRefuse && claimedPartner !== undefined ? partners.find(claimedPartner) : undefined
}

/**
 * What a partner's account says of the caller, whatever is asked: from where it calls, and of a submission, by which SDK. Endpoints that
 * are not known to refuse for that do not.
 * @throws SmileError when the account does not allow it.
 */
export function refuseCaller(partner: Partner, call: Call, operation: Operation, api: LoadedApi): void {
  const { refusals, products } = operation
  if (refusals && !refusals.includes('caller_not_allowed')) return
  refuseAddress(partner, call.address)
  if (products) refuseSdk(partner, api.sdkVersion?.(call))
}

function refuseAddress({ id, allowedIps }: Partner, address: string): void {
  if (!allowedIps || allowedIps.some((range) => isInRange(address, parseIpRange(range)))) return
  const hint = `Partner ${id} allows no calls from ${address}. Allowed: ${allowedIps.join(', ') || 'none'}. ${cure(id, 'allowedIps')}`
  throw new SmileError('caller_not_allowed', hint)
}

function refuseSdk({ id, minimumSdk }: Partner, version: string | undefined): void {
  if (minimumSdk === undefined || version === undefined || !isEarlier(version, minimumSdk)) return
  const hint = `Partner ${id} takes SDKs from version ${minimumSdk} on, and this is ${version}. ${cure(id, 'minimumSdk')}`
  throw new SmileError('sdk_not_allowed', hint)
}
