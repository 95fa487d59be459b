import type { ClientRequest, IncomingMessage } from 'node:http'

/** The answer of an endpoint. */
export interface Answer {
  readonly status: number
  /** The beginning of its body: `keep` bytes at most. */
  readonly body: Buffer
  readonly location: string | undefined
}

/** How far an exchange got. */
export type Stage = 'connecting' | 'securing' | 'waiting' | 'answering'

/** The exchange was aborted before the answer was complete. */
export class EndedError extends Error {
  override readonly name = 'EndedError'
  readonly stage: Stage

  constructor(stage: Stage) {
    super(`ended while ${stage}`)
    this.stage = stage
  }
}

/** The answer began, and broke off. */
export class BrokenAnswerError extends Error {
  override readonly name = 'BrokenAnswerError'

  constructor() {
    super('The connection ended before the answer did.')
  }
}

/** What is sent, and for how long an answer is awaited. */
export interface ExchangeParts {
  /** Begins a request. @param isFresh on a new connection. */
  readonly open: (isFresh: boolean) => ClientRequest
  readonly body: string | undefined
  /** How many bytes of the answer's body are kept; the rest is read and dropped. */
  readonly keep: number
  /** Aborts the exchange, however far it got: an answer can fail to end in many ways. */
  readonly ending: AbortSignal
}

/**
 * Sends a request and reads the answer to its end. Settles at the latest when `ending` aborts, and its connection is closed then.
 *
 * An endpoint may close a kept-alive connection just when it is reused. If no part of an answer came, the request is sent again, on a
 * new connection. RFC 9110 §9.2.2 allows that to a client which knows that it is safe; a callback may come twice anyway.
 * @throws EndedError when `ending` aborted; otherwise the socket's error.
 */
export function exchange(parts: ExchangeParts, isFresh = false): Promise<Answer> {
  const { open, body, keep, ending } = parts
  return new Promise<Answer>((resolve, reject) => {
    if (ending.aborted) return reject(new EndedError('connecting'))
    const request = open(isFresh)
    let response: IncomingMessage | undefined
    const isSecured = watchHandshake(request)

    const end = (): void => {
      reject(new EndedError(response ? 'answering' : stageOf(request, isSecured())))
      request.destroy()
    }
    ending.addEventListener('abort', end, { once: true })
    request.once('close', () => ending.removeEventListener('abort', end))

    const fail = (error: NodeJS.ErrnoException): void =>
      reject(response && error.code === 'ECONNRESET' ? new BrokenAnswerError() : error)

    // After 101 the connection speaks another protocol. Node hands the socket over, or keeps it; it is of no use here.
    const leave = (incoming: IncomingMessage): void => {
      resolve(answerOf(incoming, Buffer.alloc(0)))
      incoming.socket.destroy()
    }

    request.on('error', (error) => {
      // The answer is complete: what follows is not part of it.
      if (response?.complete) return
      if (request.reusedSocket && !response && !ending.aborted) resolve(exchange(parts, true))
      else fail(error)
    })
    request.once('response', (incoming) => {
      response = incoming
      if (incoming.statusCode === 101) return leave(incoming)
      readStart(incoming, keep).then((start) => resolve(answerOf(incoming, start)), fail)
    })
    request.once('upgrade', leave)
    request.end(body)
  })
}

function answerOf({ statusCode = 0, headers: { location } }: IncomingMessage, body: Buffer): Answer {
  return { status: statusCode, body, location }
}

function stageOf({ socket }: ClientRequest, isSecured: boolean): Stage {
  if (!socket || socket.connecting) return 'connecting'
  return isSecured ? 'waiting' : 'securing'
}

/** @returns a function: is the TLS handshake over, or is none needed? */
function watchHandshake(request: ClientRequest): () => boolean {
  let isSecured = true
  request.once('socket', (socket) => {
    if (request.reusedSocket || !('encrypted' in socket)) return
    isSecured = false
    socket.once('secureConnect', () => {
      isSecured = true
    })
  })
  return () => isSecured
}

async function readStart(response: IncomingMessage, most: number): Promise<Buffer> {
  const start: Buffer[] = []
  let kept = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (kept < most) start.push(chunk.subarray(0, most - kept))
    kept += chunk.length
  }
  return Buffer.concat(start)
}
