import type { ClientRequest, IncomingMessage } from 'node:http'

/** What was answered. */
export interface Answer {
  readonly status: number
  /** How its body begins: as much as was to be kept. */
  readonly body: Buffer
  readonly location: string | undefined
}

/** How far an exchange has come. */
export type Stage = 'connecting' | 'securing' | 'waiting' | 'answering'

/** An exchange that was ended before its answer was. */
export class EndedError extends Error {
  override readonly name = 'EndedError'
  readonly stage: Stage

  constructor(stage: Stage) {
    super(`ended while ${stage}`)
    this.stage = stage
  }
}

/** An answer that began, and broke off. */
export class BrokenAnswerError extends Error {
  override readonly name = 'BrokenAnswerError'

  constructor() {
    super('The connection ended before the answer did.')
  }
}

/** What is exchanged, and for how long. */
export interface ExchangeParts {
  /** Begins a request. @param isFresh on a connection that nobody has used before. */
  readonly open: (isFresh: boolean) => ClientRequest
  readonly body: string | undefined
  /** How many bytes of the answer's body are kept; the rest is read and dropped. */
  readonly keep: number
  /** Ends the exchange, however far it has come: there are many ways in which an answer never ends. */
  readonly ending: AbortSignal
}

/**
 * Sends a request and reads the answer to its end. Settles at the latest when `ending` aborts, and its connection is closed then.
 *
 * An endpoint may close a kept connection just when it is used again. When nothing of an answer came, the request is sent once more, on a
 * fresh connection. Source: RFC 9110 §9.2.2 leaves it to the client that knows; a callback may come twice in any case.
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

    // After 101 the connection speaks another protocol. Node hands it over, or keeps it; nobody here has a use for it.
    const leave = (incoming: IncomingMessage): void => {
      resolve(answerOf(incoming, Buffer.alloc(0)))
      incoming.socket.destroy()
    }

    request.on('error', (error) => {
      // The answer is whole: what came after it is not a part of it.
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

/** @returns what says whether a TLS handshake is over, or none is needed. */
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
