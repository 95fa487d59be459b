/** A server-sent event, or a comment between them. */
export interface ServerSentEvent {
  readonly id: number | undefined
  readonly type: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into events of every shape.
  readonly data: any
}

/** Reads server-sent events. `await using` goes away, as a client does who closes its connection. */
export interface EventReader extends AsyncDisposable {
  readonly response: Response
  /** The comments so far. */
  readonly comments: readonly string[]
  /** The next so many events. */
  take(count: number): Promise<ServerSentEvent[]>
  /** Whatever comes until the other side ends. */
  rest(): Promise<ServerSentEvent[]>
  close(): void
}

/** Resolves once the other side has begun to send, so that nothing that happens afterwards is missed. */
export async function openEvents(url: string, headers: Record<string, string> = {}): Promise<EventReader> {
  const leaving = new AbortController()
  const response = await fetch(url, { headers, signal: leaving.signal })
  const comments: string[] = []
  const events = blocksOf(response, comments)
  const ahead: ServerSentEvent[] = []
  if (response.ok) {
    const first = await events.next()
    if (first.value) ahead.push(first.value)
  }

  async function* all(): AsyncGenerator<ServerSentEvent> {
    while (true) {
      const known = ahead.shift()
      const { value, done } = known ? { value: known, done: false } : await events.next()
      if (done || !value) return
      if (value.type !== 'comment') yield value
    }
  }

  const take = async (count: number) => {
    const taken: ServerSentEvent[] = []
    while (taken.length < count) {
      const { value, done } = await all().next()
      if (done) throw new Error(`The events ended after ${taken.length} of ${count}.`)
      taken.push(value)
    }
    return taken
  }

  return {
    response,
    comments,
    take,
    async rest() {
      const read: ServerSentEvent[] = []
      for await (const event of all()) read.push(event)
      return read
    },
    close: () => leaving.abort(),
    async [Symbol.asyncDispose]() {
      leaving.abort()
    },
  }
}

async function* blocksOf(response: Response, comments: string[]): AsyncGenerator<ServerSentEvent> {
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = eventIn(block)
      if (event.type === 'comment') comments.push(event.data)
      yield event
    }
  }
}

function eventIn(block: string): ServerSentEvent {
  if (block.startsWith(':')) return { id: undefined, type: 'comment', data: block.slice(1).trim() }
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)))
  return {
    id: fields.id === undefined ? undefined : Number(fields.id),
    type: fields.event,
    data: JSON.parse(fields.data),
  }
}
