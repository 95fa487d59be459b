import type { Delivery } from '../../core/callbacks/delivery.ts'
import { AwayError } from '../../core/errors.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { Changes } from '../../core/state/changes.ts'
import type { Claim, ClockOwner, Connections, DueCallbacks } from '../due.ts'
import { frozen } from '../tables/frozen.ts'
import type { Database } from './connection/database.ts'
import type { Session } from './connection/session.ts'
import { createHeldBack } from './held-back.ts'
import { key } from './records/key.ts'

// The emulator's clock has no owner's name. Of its partners, temporary ones are served by everybody.
const isServed = `($2::text[] IS NULL OR d.partner_id = ANY($2)
  OR EXISTS (SELECT FROM temporary_partners t WHERE t.partner_id = d.partner_id))`
const isWaiting = "d.state = 'owed' AND d.claimed_by IS NULL AND d.clock_owner = $1"

const soonest = `SELECT d.due_at FROM deliveries d WHERE ${isWaiting} AND d.due_at > $3 AND ${isServed}
  ORDER BY d.due_at LIMIT 1`

/*
 * From destination to destination by the index, so that a crowd that waits for one is not read on the way to another. Rows that another
 * replica is claiming at this moment are skipped, and so is what follows a callback of the same job that another replica is sending.
 */
const claim = `WITH RECURSIVE there AS (
    (SELECT d.destination FROM deliveries d WHERE ${isWaiting} ORDER BY d.destination LIMIT 1)
    UNION ALL
    SELECT (SELECT d.destination FROM deliveries d WHERE ${isWaiting} AND d.destination > there.destination
            ORDER BY d.destination LIMIT 1)
    FROM there WHERE there.destination IS NOT NULL
  ), elsewhere AS MATERIALIZED (
    SELECT partner_id, smile_job_id, arrival FROM deliveries WHERE claimed_by IS NOT NULL AND claimed_by <> $7
  ), taken AS (
    SELECT due.id, due.due_at, due.arrival FROM there
    LEFT JOIN unnest($5::text[], $6::integer[]) AS busy (destination, connections) USING (destination)
    CROSS JOIN LATERAL (
      SELECT d.id, d.due_at, d.arrival FROM deliveries d
      WHERE ${isWaiting} AND d.destination = there.destination AND d.due_at <= $3 AND ${isServed}
        AND NOT EXISTS (
          SELECT FROM deliveries before WHERE before.partner_id = d.partner_id AND before.smile_job_id = d.smile_job_id
            AND before.claimed_by <> $7 AND before.arrival < d.arrival
        )
      ORDER BY d.due_at, d.arrival LIMIT greatest(0, $4::integer - coalesce(busy.connections, 0)) FOR UPDATE SKIP LOCKED
    ) AS due
    WHERE there.destination IS NOT NULL
  ), claimed AS (
    UPDATE deliveries d SET claimed_by = $7 FROM taken WHERE d.id = taken.id RETURNING d.*
  )
  SELECT d.record AS delivery, j.record AS job, coalesce(p.epoch, emulator.epoch) AS epoch, d.due_at, d.arrival,
    NULL::json AS held_back
  FROM claimed d CROSS JOIN emulator
  LEFT JOIN jobs j ON j.partner_id = d.partner_id AND j.smile_job_id = d.smile_job_id
  LEFT JOIN partners p ON p.partner_id = d.partner_id
  UNION ALL
  SELECT NULL, NULL, NULL, d.due_at, d.arrival, json_build_object('partnerId', d.partner_id, 'smileJobId', d.smile_job_id)
  FROM elsewhere before CROSS JOIN LATERAL (
    SELECT * FROM deliveries d WHERE d.partner_id = before.partner_id AND d.smile_job_id = before.smile_job_id
      AND d.arrival > before.arrival AND ${isWaiting} AND d.due_at <= $3 OFFSET 0
  ) AS d
  ORDER BY due_at, arrival`

// One replica claims at a time: two at once would not see each other's claims, and both callbacks of one job would go at the same moment.
const turn = 'SELECT pg_advisory_xact_lock(hashtext(current_schema()), 0)'

// Who no longer holds the lock of its number has ended, however it ended.
const release = `WITH ended AS (
    DELETE FROM sessions s WHERE s.id <> $1 AND NOT EXISTS (
      SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = hashtext(current_schema())::oid
        AND l.objid = s.id::oid AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    ) RETURNING s.id
  ), freed AS (UPDATE deliveries SET claimed_by = NULL FROM ended WHERE claimed_by = ended.id RETURNING 1)
  SELECT (SELECT count(*) FROM ended) AS ended, (SELECT count(*) FROM freed) AS freed`

interface ClaimRow extends Record<string, unknown> {
  readonly delivery: Delivery | null
  readonly job: Job | null
  readonly epoch: number
  /** What follows a callback of the same job that another replica is sending. */
  readonly held_back: Pick<Delivery, 'partnerId' | 'smileJobId'> | null
}

/** What is due, and who sends it. */
export interface PostgresDue extends DueCallbacks {
  /** Takes back what sessions have claimed that have ended. @returns whether any has, or something failed before: then look again. */
  releaseEnded(): Promise<boolean>
  /** Another replica has kept these. @returns whether something that was held back may go by now: then look again. */
  frees(changes: Changes): boolean
  /** Gives back what this session has claimed. */
  giveBack(): Promise<void>
}

export function createPostgresDue({ query, transaction }: Database, session: Session): PostgresDue {
  let served: readonly string[] | null = null
  let missed = false
  const heldBack = createHeldBack()

  // All partners of a clock of its own are one, and it is served.
  const parts = (owner: ClockOwner) => [owner === undefined ? '' : key(owner), owner === undefined ? served : null]

  /** Whoever could not look has no alarm: it is told to look again. */
  async function looked<Value>(look: () => Promise<Value>): Promise<Value> {
    try {
      return await look()
    } catch (error) {
      missed = true
      throw error
    }
  }

  return {
    serve(partnerIds) {
      served = partnerIds.map(key)
    },
    nextDue: (owner, after) =>
      looked(async () => {
        const [row] = await query<{ readonly due_at: number }>(soonest, [
          ...[...parts(owner), after ?? Number.NEGATIVE_INFINITY],
        ])
        return row?.due_at
      }),
    claimDue: (owner, now, { atMost, busy }: Connections) =>
      looked(async () => {
        const id = session.id()
        if (id === undefined) throw new AwayError('PostgreSQL is away, so nothing is sent until it is back.')
        const there = [[...busy.keys()].map(key), [...busy.values()]]
        const claims = [...parts(owner), now, atMost, ...there, id]
        const rows = await heldBack.during(
          () =>
            transaction(async (within) => {
              const [, claimed] = await Promise.all([within.query(turn), within.query<ClaimRow>(claim, claims)])
              return claimed
            }),
          () => {
            missed = true
          },
        )
        return rows.flatMap(({ delivery, job, epoch }): readonly Claim[] =>
          delivery ? [frozen({ delivery, job: job ?? undefined, epoch })] : [],
        )
      }),
    async toCome(partnerId, since) {
      const [jobs, losses] = await Promise.all([
        query<{ readonly record: Job }>(
          'SELECT record FROM jobs WHERE partner_id = $1 AND last_result_at > $2 ORDER BY arrival',
          [key(partnerId), since],
        ),
        query<{ readonly record: Delivery }>(
          "SELECT record FROM deliveries WHERE partner_id = $1 AND state = 'lost' AND due_at > $2 ORDER BY arrival",
          [key(partnerId), since],
        ),
      ])
      return frozen({ jobs: jobs.map(({ record }) => record), losses: losses.map(({ record }) => record) })
    },
    async releaseEnded() {
      const [{ ended = 0 } = {}] = await query<{ readonly ended: number }>(release, [session.id() ?? 0])
      const look = ended > 0 || missed
      if (look) heldBack.clear()
      missed = false
      return look
    },
    frees: ({ deliveries = [] }) => deliveries.some(({ after }) => heldBack.isFreedBy(after)),
    async giveBack() {
      const id = session.id()
      if (id !== undefined) await query('UPDATE deliveries SET claimed_by = NULL WHERE claimed_by = $1', [id])
    },
  }
}
