import { setTimeout as sleep } from 'node:timers/promises'
import { type AddressGuard, createAddressGuard } from '../../callbacks/http/address-guard.ts'
import { createHttpTransport } from '../../callbacks/http/transport.ts'
import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import type { Milliseconds } from '../../core/time.ts'
import { type CallAnswer, readConclusion, type Vocabulary } from '../vocabulary.ts'
import { type Call, createCall } from './http-call.ts'
import { CannotGradeError, type JobRef, type PartnerPort, type Reading } from './partner-port.ts'
import { sendHalf } from './send-half.ts'

// How long a conclusion or an announcement may take; nothing else limits it.
const usualPatience: Milliseconds = 10_000

/** The addresses of a partner, and how to call them. */
export interface HttpPartnerOptions {
  /** Where to read its conclusions, with `{job_id}` and `{user_id}`. */
  readonly statusUrl: string | undefined
  readonly vocabulary: Vocabulary
  /** Where to announce a job before its callback. */
  readonly prepareUrl: string | undefined
  readonly maxAnswer: Milliseconds
  /** How long a conclusion or an announcement may take; ten seconds by default. */
  readonly patience?: Milliseconds
  readonly allowedHosts: readonly string[]
}

/** A partner over HTTP, which must be closed in the end. */
export interface HttpPartner extends PartnerPort {
  close(): void
}

/** The partner under test, on its real sockets. */
export function createHttpPartner(options: HttpPartnerOptions): HttpPartner {
  const { statusUrl, vocabulary, prepareUrl, maxAnswer, patience = usualPatience } = options
  const guard: AddressGuard = createAddressGuard(options.allowedHosts)
  // The endpoint may close a kept-alive connection just when it is reused, which would look like a failure.
  const transport = createHttpTransport(guard, maxAnswer, { keepAlive: false })
  const call: Call = createCall(guard, patience)

  async function read({ jobId, userId }: JobRef, template: string): Promise<Reading> {
    const url = fill(template, { job_id: jobId, user_id: userId })
    const place = withoutLinkSecrets(url)
    let answer: CallAnswer
    try {
      answer = await call('GET', url)
    } catch (error) {
      return { said: `nothing at ${place}: ${(error as Error).message}`, unreadable: true }
    }
    return readConclusion(answer, vocabulary, place)
  }

  return {
    post: (message) => transport.post(message),
    cut: (message) => sendHalf(guard, message, maxAnswer),
    async announce(job) {
      if (prepareUrl === undefined) return
      const place = withoutLinkSecrets(prepareUrl)
      const { status, body } = await call('POST', prepareUrl, job).catch((error: Error) => {
        throw new CannotGradeError(`The job could not be announced at ${place}: ${error.message}`)
      })
      if (status < 200 || status >= 300) {
        throw new CannotGradeError(
          `${place} answered ${status} to ${JSON.stringify(job)}: ${body.slice(0, 200)} It must answer 2xx and then know the job.`,
        )
      }
    },
    ...(statusUrl !== undefined && { read: (job: JobRef) => read(job, statusUrl) }),
    wait: (length) => sleep(length),
    close: () => transport.close(),
  }
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : encodeURIComponent(value)
  })
}
