import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import { livenessRules, type PartnerSettings } from '../../core/users/partner-settings.ts'
import { type Html, html } from '../../markup/html.ts'
import { inPlace } from '../layout.ts'
import { paths } from '../paths.ts'
import { input, select } from './fields.ts'

/** A setting that is written as text; a list has commas in it. */
interface TextField {
  readonly name: 'callbackUrl' | 'callbackDomains' | 'products' | 'idTypes' | 'allowedIps' | 'minimumSdk'
  readonly label: string
  readonly isList: boolean
  readonly example: string
}

/** The settings that are written as text. */
export const textFields: readonly TextField[] = [
  { name: 'callbackUrl', label: 'Callback URL', isList: false, example: 'none' },
  { name: 'callbackDomains', label: 'Callback domains', isList: true, example: 'shop.example' },
  { name: 'products', label: 'Products', isList: true, example: 'enhanced_kyc, biometric_kyc' },
  { name: 'idTypes', label: 'ID types', isList: true, example: 'KE, NG/BVN' },
  { name: 'allowedIps', label: 'Addresses', isList: true, example: '10.0.0.0/8' },
  { name: 'minimumSdk', label: 'Earliest SDK', isList: false, example: '12.1.0' },
]

/** By itself: it changes with each submission, and what somebody is writing must stay. */
export function balanceForm(partnerId: string, balance: number | undefined): Html {
  const left = balance === undefined ? 'without end' : `${balance.toLocaleString('en')} left`
  return html`<section class="card"><h2>Balance</h2><p>Submissions that are paid for: <b>${left}</b>.</p>
<form method="post" action="${paths.settings}" class="inline" ${inPlace}><input type="hidden" name="partner" value="${partnerId}">
${input('balance', 'New balance', '', html`type="number" min="0" placeholder="without end"`)}<button>Set</button></form></section>`
}

/** Everything else that an account is set up for. */
export function settingsForm(partnerId: string, settings: Omit<PartnerSettings, 'balance'>): Html {
  const { production = true, liveness = 'required' } = settings
  return html`<section class="card"><h2>What is allowed</h2>
<form method="post" action="${paths.settings}" ${inPlace}><input type="hidden" name="partner" value="${partnerId}">
<div class="fields">${textFields.map(({ name, label, example }) => input(name, label, textOf(settings[name]), html`placeholder="${example}"`))}
${select('production', 'Production', String(production), [
  ['true', 'enabled'],
  ['false', 'not enabled'],
])}
${select(
  'liveness',
  'Liveness pictures',
  liveness,
  livenessRules.map((rule) => [rule, rule] as const),
)}
</div><button class="primary">Save</button></form></section>`
}

function textOf(value: string | readonly string[] | undefined): string {
  if (value === undefined || typeof value === 'string') return withoutLinkSecrets(value ?? '')
  return value.length === 0 ? 'none' : value.join(', ')
}
