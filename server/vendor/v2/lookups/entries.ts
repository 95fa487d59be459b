import { address } from './address.ts'
import { basicKyc, basicKycLater } from './basic-kyc.ts'
import type { LookupEntry } from './entry.ts'
import { phone, phoneLater } from './phone.ts'

/** The endpoints that look something up. */
export const lookupEntries: readonly LookupEntry[] = [basicKyc, basicKycLater, phone, phoneLater, address]
