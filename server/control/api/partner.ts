import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import { toTimestamp } from '../../core/time.ts'
import type { PartnerOptions, TemporaryPartner } from '../../core/users/temporary-partner.ts'
import type { PartnerRequest } from '../../generated/control/partner-request.ts'
import type { Partners } from '../../generated/control/partners.ts'
import type { TemporaryPartner as TemporaryPartnerView } from '../../generated/control/temporary-partner.ts'
import type { Operation } from '../../http/operation.ts'
import type { Control } from '../control.ts'
import { get, ok, post } from './endpoint.ts'
import { decodeSettings } from './settings.ts'

/** Temporary partners, so that tests that run in parallel share nothing. */
export function partnerOperations(control: Control): Operation[] {
  return [
    get('/partners', { summary: 'Lists the partners served, without their keys.', answers: 'partners' }, () =>
      ok(list(control)),
    ),
    post(
      '/partners',
      {
        summary: 'Makes a temporary partner, with a clock, a seed and an inbox of its own.',
        takes: 'partner-request',
        answers: 'temporary-partner',
      },
      async ({ body }) =>
        ok(encodeTemporaryPartner(await control.createPartner(decodeRequest(body as PartnerRequest)))),
    ),
    {
      ...get(
        '/partners/:partner_id',
        { summary: 'Forgets a temporary partner, and everything of it.', answers: 'done' },
        async ({ params }) => {
          await control.forgetPartner(params.partner_id ?? '')
          return ok({ ok: true })
        },
      ),
      method: 'delete',
    },
  ]
}

function decodeRequest({
  partner_id: id,
  api_key: apiKey,
  callback_url: callbackUrl,
  settings = {},
  ...rest
}: PartnerRequest): PartnerOptions {
  return { ...decodeSettings(settings), id, apiKey, callbackUrl, ...rest }
}

function encodeTemporaryPartner({
  id,
  apiKey,
  callbackUrl,
  seed,
  clock,
  callbacks,
}: TemporaryPartner): TemporaryPartnerView {
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
  const temporary = new Set<string>(control.temporaryPartners().map(({ id }) => id))
  return {
    partners: control.partners().map(({ id, callbackUrl }) => {
      const clock = control.clockOf(id)
      return {
        partner_id: id,
        minted: temporary.has(id),
        ...(callbackUrl !== undefined && { callback_url: withoutLinkSecrets(callbackUrl) }),
        clock: { kind: clock.kind, now: toTimestamp(clock.now()), own: control.livesApart(id) },
      }
    }),
  }
}
