import type { KeyObject } from 'node:crypto'
import type { SignatureScheme } from '../../../core/jobs/submission.ts'
import { signSecKey } from '../../../core/sec-key.ts'
import type { Partner } from '../../../core/users/partner.ts'
import { hmacSigner, type Signer } from '../../shared/signatures/fault.ts'

/** The signer of a partner, in the scheme that the partner itself used. */
export function signerOf(partner: Partner, scheme: SignatureScheme | undefined, rsaKey: KeyObject | undefined): Signer {
  return scheme === 'sec_key' && rsaKey ? secKeySigner(partner, rsaKey) : hmacSigner(partner)
}

function secKeySigner({ id }: Partner, rsaKey: KeyObject): Signer {
  return (timestamp, fault) => {
    if (fault === 'other_partner') return signSecKey(rsaKey, `${id}0`, timestamp)
    const signature = signSecKey(rsaKey, id, timestamp)
    // A cipher that no key could have made.
    return fault === 'forged' ? signature.split('').reverse().join('') : signature
  }
}
