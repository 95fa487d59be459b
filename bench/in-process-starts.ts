// Started by the bench, in a process that has loaded nothing yet, with the folder of the certificates and how often to start.
const [dataDir = '', starts = ''] = process.argv.slice(2)

/** What starting inside of a process takes, in milliseconds. */
export interface InProcessStarts {
  /** The emulator's first start, with the loading of all that it needs. */
  readonly first: number
  readonly emulator: readonly number[]
  /** A bare `http.Server` that listens. */
  readonly bare: readonly number[]
}

const first = await timeOf(startEmulator)
const { createServer } = await import('node:http')
const [emulator, bare]: [number[], number[]] = [[], []]
for (let turn = 0; turn < Number(starts); turn++) {
  emulator.push(await timeOf(startEmulator))
  bare.push(await timeOf(listen))
}
console.log(JSON.stringify({ first, emulator, bare } satisfies InProcessStarts))

/** How long something takes to start; closing it does not count. */
async function timeOf(start: () => Promise<AsyncDisposable>): Promise<number> {
  const began = performance.now()
  await using _started = await start()
  return performance.now() - began
}

/** As a test starts it that says no more than where the certificates are. */
async function startEmulator(): Promise<AsyncDisposable> {
  const library = await import('../server/index.ts')
  return library.startEmulator({ dataDir })
}

async function listen(): Promise<AsyncDisposable> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
