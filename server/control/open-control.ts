import { createJournal, type Exchange, type Journal } from '../http/journal/journal.ts'
import { type Control, type ControlParts, createControl } from './control.ts'

/** What control is opened with. */
export interface OpenControlParts extends Omit<ControlParts, 'journal'> {
  /** How many exchanges are kept of each partner. */
  readonly journalSize: number
  readonly onExchange?: (exchange: Exchange) => void
}

/** Opens the journal, and control over it and everything else. What was overtaken is not kept; each exchange is an event. */
export function openControl(parts: OpenControlParts): { readonly control: Control; readonly journal: Journal } {
  const { partners, store, events, onExchange } = parts
  const journal = createJournal(parts.journalSize, {
    isPartner: (id) => partners.find(id) !== undefined,
    isOvertaken: ({ claimedPartner, epoch }) => store.epochOf(claimedPartner) !== epoch,
    onExchange,
    onRecord: ({ at, partnerId, jobId, method, path, status }) =>
      events.emit({ at, type: 'exchange.recorded', partnerId, jobId, method, path, status }),
  })
  return { journal, control: createControl({ ...parts, journal }) }
}
