import { defaultPartner } from '../server/options.ts'
import { sign } from '../server/vendor/shared/signatures/signature.ts'
import { formOf, formType, pictures } from './forms.ts'
import { type Load, stated } from './loads.ts'

/** What v2's load is called; the other mock servers are not set up for it. */
export const v2Load = 'POST /v2/smart-selfie-enroll'

/** An enrolment as one of Smile ID's apps sends it, of somebody new each time; the callback is kept in the inbox. */
export function createV2Load(origin: string): Load {
  const { id, apiKey } = defaultPartner
  const timestamp = new Date().toISOString()
  const signed = {
    'smileid-partner-id': id,
    'smileid-timestamp': timestamp,
    'smileid-request-signature': sign(apiKey, id, timestamp),
  }
  const texts = [
    ['partner_params', '{"order":"7"}', 'application/json; charset=UTF-8'],
    ['callback_url', 'inbox:1234', 'text/plain; charset=UTF-8'],
  ] as const
  const form = formOf(texts, pictures)
  return {
    name: v2Load,
    async step(client) {
      const answer = await client.send('POST', `${origin}/v2/smart-selfie-enroll`, form, { ...signed, ...formType })
      stated(answer, v2Load, 'user_id')
      return true
    },
  }
}
