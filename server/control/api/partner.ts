import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import { toTimestamp } from '../../core/time.ts'
import type { MintedPartner } from '../../core/users/minted-partner.ts'
import type { MintedPartner as MintedView } from '../../generated/control/minted-partner.ts'
import type { PartnerRequest } from '../../generated/control/partner-request.ts'
import type { Partners } from '../../generated/control/partners.ts'
import type { Operation } from '../../http/operation.ts'
import type { Control } from '../control.ts'
import { get, ok, post } from './endpoint.ts'

/** Partners for as long as they are wanted, so that tests that run side by side have nothing in common. */
export function partnerOperations(control: Control): Operation[] {
  return [
    get('/partners', { summary: 'Lists the partners served, without their keys.', answers: 'partners' }, () =>
      ok(list(control)),
    ),
    post(
      '/partners',
      {
        summary: 'Mints a partner, with a clock, a seed and an inbox of its own.',
        takes: 'partner-request',
        answers: 'minted-partner',
      },
      ({ body }) => ok(encodeMinted(control.mint(decodeRequest(body as PartnerRequest)))),
    ),
    {
      ...get(
        '/partners/:partner_id',
        { summary: 'Forgets a partner that was minted, and everything of it.', answers: 'done' },
        ({ params }) => {
          control.forgetPartner(params.partner_id ?? '')
          return ok({ ok: true })
        },
      ),
      method: 'delete',
    },
  ]
}

function decodeRequest({ partner_id: id, api_key: apiKey, callback_url: callbackUrl, ...rest }: PartnerRequest) {
  return { id, apiKey, callbackUrl, ...rest }
}

function encodeMinted({ id, apiKey, callbackUrl, seed, clock, callbacks }: MintedPartner): MintedView {
  return {
    partner_id: id,
    api_key: apiKey,
    ...(callbackUrl !== undefined && { callback_url: callbackUrl }),
    seed,
    clock,
    callbacks,
  }
}

function list(control: Control): Partners {
  const minted = new Set<string>(control.minted().map(({ id }) => id))
  return {
    partners: control.partners().map(({ id, callbackUrl }) => {
      const clock = control.clockOf(id)
      return {
        partner_id: id,
        minted: minted.has(id),
        ...(callbackUrl !== undefined && { callback_url: withoutLinkSecrets(callbackUrl) }),
        clock: { kind: clock.kind, now: toTimestamp(clock.now()), own: control.livesApart(id) },
      }
    }),
  }
}
