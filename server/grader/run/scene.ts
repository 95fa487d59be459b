import type { Message } from '../../core/callbacks/message.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { Instant, Milliseconds } from '../../core/time.ts'
import type { ComposedMessage, Sender } from '../compose.ts'
import type { Ledger } from './ledger.ts'
import type { Answer, PartnerPort } from './partner-port.ts'

/** What cases need to run. */
export interface RunParts {
  readonly port: PartnerPort
  readonly sender: Sender
  readonly now: () => Instant
  /** How long an answer may take. */
  readonly maxAnswer: Milliseconds
  /** How long a conclusion may take after the answer. */
  readonly settle: Milliseconds
  readonly ledger: Ledger
}

/** The state of a running case. */
export interface Scene {
  readonly jobs: ReadonlyMap<string, Job>
  readonly sent: Map<string, ComposedMessage>
  last?: Message
  lastAnswer?: Answer
  lastSaid?: string
}
