import type { IdInfo } from '../../../core/identity/identity.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { numberOfSession } from '../../shared/tokens/otp-session.ts'

/** An identity without a number gets the one whose holder agreed in its session. Source: v1 §9.4 (BVN_MFA). */
export function withSessionNumber(idInfo: IdInfo, { apiKey }: Pick<Partner, 'apiKey'>): IdInfo {
  const { idNumber: number, sessionId: session } = idInfo
  if (number !== undefined || session === undefined) return idInfo
  const agreed = numberOfSession(apiKey, String(session))
  return agreed === undefined ? idInfo : { ...idInfo, idNumber: agreed }
}
