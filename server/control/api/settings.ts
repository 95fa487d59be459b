import { ControlError } from '../../core/errors.ts'
import { type PartnerSettings, settingsIn } from '../../core/users/partner-settings.ts'
import { settingChecks } from '../../core/users/setting-checks.ts'
import type { PartnerSettings as SettingsView } from '../../generated/control/partner-settings.ts'
import type { PartnerSettingsRequest } from '../../generated/control/partner-settings-request.ts'
import type { Call, Operation } from '../../http/operation.ts'
import type { Control } from '../control.ts'
import { get, ok, post } from './endpoint.ts'

const path = '/partners/:partner_id/settings'

/** What a partner's account is set up for. */
export function settingsOperations(control: Control): Operation[] {
  const idOf = ({ params }: Call) => params.partner_id ?? ''
  const changed = async (call: Call, change: (before: PartnerSettings) => PartnerSettings) =>
    ok(encodeSettings(await control.changeSettings(change, idOf(call))))
  const takes = { takes: 'partner-settings-request', answers: 'partner-settings' }
  return [
    get(path, { summary: 'Shows what a partner’s account is set up for.', answers: 'partner-settings' }, async (call) =>
      ok(encodeSettings(await control.settings(idOf(call)))),
    ),
    {
      ...post(path, { summary: 'Sets up a partner’s account: what is not said is allowed.', ...takes }, (call) =>
        changed(call, () => decodeSettings(call.body as PartnerSettingsRequest)),
      ),
      method: 'put',
    },
    {
      ...post(
        path,
        { summary: 'Changes some settings of a partner’s account; null allows all again.', ...takes },
        (call) => changed(call, (before) => ({ ...before, ...decodeSettings(call.body as PartnerSettingsRequest) })),
      ),
      method: 'patch',
    },
  ]
}

/** Settings as requests have them; null is undefined here. @throws ControlError for what no schema can tell is wrong. */
export function decodeSettings(sent: PartnerSettingsRequest): PartnerSettings {
  const given = Object.entries(sent).map(([name, value]) => ({
    name,
    setting: settingOf(name),
    value: value ?? undefined,
  }))
  for (const { name, setting, value } of given) {
    const expected = value === undefined ? undefined : settingChecks[setting](value)
    if (expected) throw new ControlError(400, `/${name}: expected ${expected}.`)
  }
  return Object.fromEntries(given.map(({ setting, value }) => [setting, value]))
}

function encodeSettings(settings: PartnerSettings): SettingsView {
  return Object.fromEntries(
    Object.entries(settingsIn(settings)).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
}

function settingOf(name: string): keyof PartnerSettings {
  return name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof PartnerSettings
}
