import type { IncomingMessage, ServerResponse } from 'node:http'
import { AdvisedError, AwayError, SmileError } from '../core/errors.ts'
import { advised } from '../core/explanations.ts'
import { FieldError } from '../core/field-error.ts'
import type { Answer } from '../core/situations/answer.ts'
import type { Milliseconds } from '../core/time.ts'
import { refuseWarned, StrictError } from '../core/warnings/strict-error.ts'
import { schemaPath } from '../files/schema-files.ts'
import type { Registry } from '../validation/registry.ts'
import { describeViolations, type Violation } from '../validation/violation.ts'
import { bodyReaderOf } from './bodies/body-reader.ts'
import { AbortedRequestError } from './bodies/decode-body.ts'
import { problemOf } from './bodies/field-problem.ts'
import { giveBack, parseJson } from './bodies/read-body.ts'
import { type CallParts, callOf } from './call.ts'
import { endpointName } from './endpoint-name.ts'
import type { Journal } from './journal/journal.ts'
import type { Call, LoadedApi, Operation, Reply } from './operation.ts'
import type { Parts } from './parts/parts.ts'
import { namedCaller, type PartnerFinder, refuseCaller } from './refuse-caller.ts'
import { gatewayReply } from './replies/gateway-reply.ts'
import { readableHint } from './replies/readable-hint.ts'
import { sendReply } from './replies/send-reply.ts'
import { withWarnings } from './replies/with-warnings.ts'
import type { Params } from './routing/router.ts'

/** What every operation needs to run. */
export interface HandlerParts extends CallParts {
  /** Waits on the same clock, for as long as the epoch lasts. */
  readonly wait: (length: Milliseconds, call: Call) => Promise<void>
  readonly registry: Registry
  readonly partners: PartnerFinder
  readonly journal: Journal
  /** Called with each answer of the vendor's endpoints. */
  readonly onAnswer: (answer: Answer) => void
  /** Refuse requests that have warnings. */
  readonly strict: boolean
  /** Check answers as well as requests. */
  readonly checkAnswers: boolean
}

/** Handles a request by an operation. */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  params: Params,
) => Promise<void>

/** What is done with every request: read, parse, authenticate, decode, validate, handle, write, note. */
export function createHandler(operation: Operation, generation: LoadedApi, parts: HandlerParts): Handler {
  const readBody = bodyReaderOf(operation)
  const endpoint = endpointName(operation)
  return async (request, response, path, params) => {
    const started = performance.now()
    let asked = ofPartner(callOf(request, response, path, parts, params), generation, parts)
    let reply: Reply
    let read: Buffer | Parts | undefined
    try {
      read = readBody && (await readBody(request))
      const body = operation.body === 'json' ? parseJson(read as Buffer, operation.mostValues) : read
      asked = ofPartner({ ...asked, body }, generation, parts)
      reply = await answer(operation, asked, generation, parts)
    } catch (error) {
      reply = errorReply(error as Error, operation, generation)
    }
    reply = checked(withWarningsOf(asked, reply), operation, generation, parts)
    if (reply.hint) reply = { ...reply, hint: readableHint(reply.hint) }
    reply = behindGateway(reply, generation)
    const { warnings = [] } = reply
    const words = generation.explain?.warnings
    const isOpen = generation.vendor && !operation.closedToOtherOrigins
    await sendReply(response, withWarnings(reply, warnings, words), isOpen, (length) => parts.wait(length, asked))
    if (generation.vendor) {
      const claimedJob = generation.claimedJob?.(asked, reply)
      const about = {
        generation: generation.name,
        partnerId: asked.claimedPartner,
        // The store that is asked may be away.
        jobId: claimedJob instanceof Promise ? await claimedJob.catch(() => undefined) : claimedJob,
        warnings,
        words,
        withoutPeople: generation.withoutPeople,
      }
      parts.journal.record(asked, reply, about, performance.now() - started)
      const { status, fault, reported, refused, byGateway } = reply
      const { purposes = [], products = [] } = operation
      const called = { generation: generation.name, endpoint, purposes, products }
      parts.onAnswer({ ...called, status, fault, reported, refused, byGateway, warnings })
    }
    if (Buffer.isBuffer(read)) giveBack(read)
  }
}

/** The call with its partner's time, once its partner is known: from its path, headers or body. */
function ofPartner(call: Call, generation: LoadedApi, parts: HandlerParts): Call {
  const claimedPartner = generation.claimedPartner(call)
  if (claimedPartner === call.claimedPartner) return call
  return { ...call, claimedPartner, now: parts.now(claimedPartner), epoch: parts.epochOf(claimedPartner) }
}

async function answer(operation: Operation, call: Call, api: LoadedApi, parts: HandlerParts): Promise<Reply> {
  const { registry, strict } = parts
  const proof = operation.authenticate?.(call)
  const { partner, claims } = (proof instanceof Promise ? await proof : proof) ?? {}
  let proven: Call = { ...call, partner, claims }
  const caller = partner ?? namedCaller(call, operation, parts.partners)
  if (caller) refuseCaller(caller, proven, operation, api)
  if (operation.decode) proven = { ...proven, body: operation.decode(call.body as Parts, proven) }
  operation.screen?.(proven.body)
  if (operation.request) {
    const [first, ...more] = registry.validate(operation.request, proven.body)
    if (first) throw refused([first, ...more], operation.request, api.isPersonal)
  }
  const more = operation.warn?.(proven, call.body) ?? []
  if (more.length > 0) proven = { ...proven, warnings: [...call.warnings, ...more] }
  if (strict) refuseWarned(proven.warnings)
  return withWarningsOf(proven, await operation.handle(proven, call.body))
}

/** A reply with its call's warnings, unless it says which. */
function withWarningsOf({ warnings }: Call, reply: Reply): Reply {
  return reply.warnings ? reply : { ...reply, warnings }
}

/** The error names one field: a missing one before a wrong one. */
function refused(
  violations: readonly [Violation, ...Violation[]],
  schema: string,
  isPersonal: LoadedApi['isPersonal'],
): SmileError {
  const missing = violations.find((one) => one.kind === 'missing')
  const hint = `${describeViolations(violations, isPersonal)} See ${schemaPath(schema)}.`
  return new FieldError(missing ? 'missing_parameter' : 'wrong_type', hint, problemOf(missing ?? violations[0]))
}

/** The gateway's answer instead of the vendor's, if a scenario says so. */
function behindGateway(reply: Reply, { gateway }: LoadedApi): Reply {
  const { fault, hint } = reply
  if (fault?.status === undefined) return reply
  return { ...(gateway?.(fault.status) ?? gatewayReply(fault.status)), fault, hint }
}

/** An answer that breaks its own schema is an error here, not at the client. */
function checked(
  reply: Reply,
  operation: Operation,
  generation: LoadedApi,
  { checkAnswers, registry }: HandlerParts,
): Reply {
  const schema = schemaOf(reply, operation, generation)
  if (!checkAnswers || !schema || reply.isReworded) return reply
  const violations = registry.validate(schema, reply.json)
  if (violations.length === 0) return reply
  const hint = `The emulator's own answer breaks ${schema}: ${describeViolations(violations)}`
  return errorReply(new SmileError('system_error', hint), operation, generation)
}

/** The schema of an answer. Some refusals are not JSON: the storage's, and those for a caller who has gone. */
function schemaOf({ status, json }: Reply, { response }: Operation, generation: LoadedApi): string | undefined {
  if (status < 400) return response?.[status]
  return json === undefined ? undefined : (response?.[status] ?? generation.errorSchema)
}

function errorReply(error: Error, operation: Operation, generation: LoadedApi): Reply {
  if (error instanceof AbortedRequestError) return { status: 400, hint: error.message }
  // Behind its gateway the vendor's database would be away, too.
  if (error instanceof AwayError && generation.vendor) {
    return { ...(generation.gateway?.(503) ?? gatewayReply(503)), hint: error.message, isReworded: true }
  }
  const own = error instanceof SmileError ? operation.encodeError?.(error) : undefined
  const encoded = withAdvice(own ?? generation.encodeError(error), error, generation)
  const reply = error instanceof SmileError ? { ...encoded, refused: error.kind } : encoded
  return error instanceof StrictError ? { ...reply, warnings: error.warnings } : reply
}

/** An error may know what helps, and not how that is said here. */
function withAdvice(reply: Reply, error: Error, { explain }: LoadedApi): Reply {
  return error instanceof AdvisedError
    ? { ...reply, hint: advised(reply.hint ?? error.hint, error.advice, explain) }
    : reply
}
