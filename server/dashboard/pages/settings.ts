import type { Control } from '../../control/control.ts'
import { ControlError } from '../../core/errors.ts'
import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import { livenessRules, type PartnerSettings } from '../../core/users/partner-settings.ts'
import { settingChecks } from '../../core/users/setting-checks.ts'
import type { Call, Operation } from '../../http/operation.ts'
import { html } from '../../markup/html.ts'
import { partnerForm } from '../cards/fields.ts'
import { balanceForm, settingsForm, textFields } from '../cards/settings-form.ts'
import { action, type Form, page } from '../page.ts'
import type { PageParts } from '../parts.ts'
import { paths } from '../paths.ts'
import type { View } from '../view.ts'

/** What a partner's account is set up for. */
async function settingsView({ control }: PageParts, { query }: Call): Promise<View> {
  const asked = query.get('partner') || undefined
  const { id } = meant(control, asked)
  const { balance, ...settings } = await control.settings(id)
  return {
    title: 'Settings',
    section: paths.settings,
    blocks: [
      {
        id: 'partner',
        html: html`<h1>Settings of partner ${id}</h1>${partnerForm(paths.settings, control, id)}
<p class="dim">What is empty is allowed; <b>none</b> allows nothing. A reset brings back what was configured.</p>`,
      },
      { id: 'balance', html: balanceForm(id, balance) },
      { id: 'settings', html: settingsForm(id, settings) },
    ],
  }
}

function meant(control: Control, id: string | undefined): { readonly id: string } {
  const [first] = control.partners()
  const found = id === undefined ? first : control.partners().find((one) => one.id === id)
  if (found) return found
  throw new ControlError(404, `Partner "${id}" is not served here.`)
}

/** What a form says. One says the balance alone, the other everything else. @throws ControlError for what a setting cannot be. */
function settingsIn(form: Form): PartnerSettings {
  if (form.has('balance')) {
    const text = form.text('balance').trim()
    return checked({ balance: text === '' ? undefined : Number(text) })
  }
  const said = textFields.map(({ name, isList }) => [name, readValue(form.text(name).trim(), isList)])
  const liveness = livenessRules.find((rule) => rule === form.text('liveness'))
  const production = form.text('production') === 'false' ? false : undefined
  return checked({ ...Object.fromEntries(said), production, liveness: liveness === 'required' ? undefined : liveness })
}

function readValue(text: string, isList: boolean): string | readonly string[] | undefined {
  if (text === '') return undefined
  if (!isList) return text === 'none' ? undefined : text
  return text === 'none' ? [] : text.split(/[\s,]+/).filter((one) => one !== '')
}

function checked(settings: PartnerSettings): PartnerSettings {
  for (const [name, value] of Object.entries(settings)) {
    const expected = value === undefined ? undefined : settingChecks[name as keyof PartnerSettings](value)
    if (expected) throw new ControlError(400, `${name}: expected ${expected}.`)
  }
  return settings
}

/** A callback URL is shown without its secrets: one that comes back so is the same. */
function changed(before: PartnerSettings, said: PartnerSettings): PartnerSettings {
  const { callbackUrl } = before
  const isSame = callbackUrl !== undefined && said.callbackUrl === withoutLinkSecrets(callbackUrl)
  return { ...before, ...said, ...(isSame && { callbackUrl }) }
}

export function settingsPages(parts: PageParts): Operation[] {
  const { control, renderer } = parts
  return [
    page(paths.settings, renderer, (call) => settingsView(parts, call)),
    action(paths.settings, renderer, async (form) => {
      const { id } = meant(control, form.text('partner') || undefined)
      const said = settingsIn(form)
      await control.changeSettings((before) => changed(before, said), id)
      return `${paths.settings}?${new URLSearchParams({ partner: id })}`
    }),
  ]
}
