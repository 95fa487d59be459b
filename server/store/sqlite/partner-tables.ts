import type { KeptEmulator, PartnerRecord, TemporaryPartnerRecord } from '../../core/state/state.ts'
import { frozen } from '../tables/frozen.ts'
import type { Storage } from '../tables.ts'
import type { Statements } from './statements.ts'

type PartnerVerbs =
  | 'serial'
  | 'saveSerial'
  | 'idsMade'
  | 'saveIdsMade'
  | 'enqueue'
  | 'queue'
  | 'peekQueue'
  | 'dequeue'
  | 'emulator'
  | 'saveEmulator'
  | 'temporaryPartners'
  | 'hasTemporaryPartner'
  | 'saveMoment'

/** What is kept of the emulator and its partners, apart from what they did. */
export interface PartnerTables extends Pick<Storage, PartnerVerbs> {
  /** Whatever is kept of a partner makes it one that is known. */
  know(partnerId: string): void
  saveTemporaryPartner(partner: TemporaryPartnerRecord): void
  partnerRecords(): readonly PartnerRecord[]
  putPartner(record: PartnerRecord): void
}

export function createPartnerTables({ run, row, rows, parsed, atomically }: Statements): PartnerTables {
  /** @param column which of a partner's two counts. */
  const countOf = (partnerId: string, column: 'serial' | 'ids_made') =>
    Number(row(`SELECT ${column} AS count FROM partners WHERE partner_id = ?`, partnerId)?.count ?? 0)

  const saveCount = (partnerId: string, column: 'serial' | 'ids_made', count: number) =>
    run(
      `INSERT INTO partners (partner_id, ${column}) VALUES (?, ?) ON CONFLICT DO UPDATE SET ${column} = excluded.${column}`,
      ...[partnerId, count],
    )

  const know = (partnerId: string) =>
    run('INSERT INTO partners (partner_id) VALUES (?) ON CONFLICT DO NOTHING', partnerId)

  const append = (partnerId: string, scenario: string) =>
    run('INSERT INTO queue (partner_id, scenario) VALUES (?, ?)', partnerId, scenario)

  const queue = (partnerId: string) =>
    rows('SELECT scenario FROM queue WHERE partner_id = ? ORDER BY arrival', partnerId).map(({ scenario }) =>
      String(scenario),
    )

  const headOf = (partnerId: string) =>
    row('SELECT arrival, scenario FROM queue WHERE partner_id = ? ORDER BY arrival LIMIT 1', partnerId)

  return {
    know,
    serial: (partnerId) => countOf(partnerId, 'serial'),
    saveSerial: (partnerId, serial) => saveCount(partnerId, 'serial', serial),
    idsMade: (partnerId) => countOf(partnerId, 'ids_made'),
    saveIdsMade: (partnerId, idsMade) => saveCount(partnerId, 'ids_made', idsMade),

    enqueue(partnerId, scenario, times) {
      atomically(() => {
        know(partnerId)
        for (let turn = 0; turn < times; turn++) append(partnerId, scenario)
      })
    },
    queue,
    peekQueue: (partnerId) => headOf(partnerId)?.scenario as string | undefined,
    dequeue(partnerId) {
      const head = headOf(partnerId)
      if (head) run('DELETE FROM queue WHERE arrival = ?', Number(head.arrival))
      return head?.scenario as string | undefined
    },

    emulator() {
      const settings = rows('SELECT name, value FROM emulator')
      return frozen(Object.fromEntries(settings.map(({ name, value }) => [name, parsed(String(value))])))
    },
    saveEmulator(changes: Partial<KeptEmulator>) {
      atomically(() => {
        for (const [name, value] of Object.entries(changes)) {
          run('INSERT OR REPLACE INTO emulator (name, value) VALUES (?, ?)', name, JSON.stringify(value))
        }
      })
    },

    temporaryPartners: () =>
      rows('SELECT record, now FROM minted ORDER BY arrival').map(({ record, now }) =>
        frozen({ ...parsed<TemporaryPartnerRecord>(String(record)), ...(now !== null && { now: Number(now) }) }),
      ),
    hasTemporaryPartner: (partnerId) => row('SELECT 1 FROM minted WHERE partner_id = ?', partnerId) !== undefined,
    saveTemporaryPartner: ({ now, ...partner }) =>
      run(
        'INSERT OR REPLACE INTO minted (partner_id, record, now) VALUES (?, ?, ?)',
        ...[partner.id, JSON.stringify(partner), now ?? null],
      ),
    saveMoment: (partnerId, now) => run('UPDATE minted SET now = ? WHERE partner_id = ?', now, partnerId),

    partnerRecords: () =>
      rows('SELECT partner_id, serial, ids_made FROM partners ORDER BY arrival').map((one) => {
        const partnerId = String(one.partner_id)
        return { partnerId, serial: Number(one.serial), idsMade: Number(one.ids_made), queue: queue(partnerId) }
      }),
    putPartner({ partnerId, serial, idsMade, queue }) {
      run('INSERT INTO partners (partner_id, serial, ids_made) VALUES (?, ?, ?)', partnerId, serial, idsMade)
      for (const scenario of queue) append(partnerId, scenario)
    },
  }
}
