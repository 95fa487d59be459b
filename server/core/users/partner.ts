import type { PartnerSettings } from './partner-settings.ts'

/** A business that uses Smile ID. Everything the emulator keeps is scoped by its id. */
export interface Partner extends PartnerSettings {
  /** As issued, leading zeros included: `085` and `85` are two partners. Source: v1 §2.1. */
  readonly id: string
  readonly apiKey: string
}

/** Whether a partner can have this id: it is used in paths and headers. */
export function isPartnerId(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text)
}

/** Whether callbacks are posted, kept in the inbox instead, or both. */
export const callbackModes = ['post', 'collect', 'both'] as const

export type CallbackMode = (typeof callbackModes)[number]
