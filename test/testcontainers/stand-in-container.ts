import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import ssh2 from 'ssh2'
import { cli } from '../helpers/command.ts'
import { testDataDir } from '../helpers/emulator.ts'
import { freePort } from '../helpers/free-port.ts'

/** What was asked for when a container was created. Source: Docker Engine API v1.47, ContainerCreate. */
export interface AskedContainer {
  readonly Image: string
  readonly Env?: readonly string[]
  readonly Cmd?: readonly string[]
  readonly Labels?: Readonly<Record<string, string>>
  readonly ExposedPorts?: Readonly<Record<string, object>>
  readonly HostConfig: { readonly ExtraHosts?: readonly string[] }
}

/** A container of the stand-in: a process of this machine, whose root is a folder. */
export interface StandInContainer {
  readonly id: string
  readonly asked: AskedContainer
  isRunning(): boolean
  start(): Promise<void>
  stop(): Promise<void>
  /** Unpacks an archive at a path. */
  unpack(path: string, archive: Readable): Promise<void>
  /** Source: Docker Engine API v1.47, ContainerInspect; what testcontainers reads of it. */
  inspected(): object
  /** Source: Docker Engine API v1.47, ContainerList. */
  listed(): object
}

const network = { NetworkID: 'a'.repeat(64), IPAddress: '172.17.0.2', Gateway: '172.17.0.1' }

/**
 * Those of `testcontainers/sshd` forward ports; all others are emulators.
 * @param folder where containers have theirs.
 * @param forward is told each port that is to be forwarded to this machine.
 */
export async function createContainer(
  asked: AskedContainer,
  name: string,
  folder: string,
  forward: (port: number) => void,
): Promise<StandInContainer> {
  const id = randomBytes(32).toString('hex')
  const root = join(folder, id)
  mkdirSync(root)
  const port = await freePort()
  let running: ChildProcess | ssh2.Server | undefined
  const state = () => (running ? 'running' : 'exited')
  const ports = Object.keys(asked.ExposedPorts ?? {}).map((one) => [one, [{ HostIp: '0.0.0.0', HostPort: `${port}` }]])

  return {
    id,
    asked,
    isRunning: () => running !== undefined,
    async start() {
      running = asked.Image.startsWith('testcontainers/sshd')
        ? await openDoor(port, forward)
        : runEmulator(asked, root, port)
    },
    async stop() {
      const stopped = running
      running = undefined
      if (stopped instanceof ssh2.Server) stopped.close()
      else if (stopped?.kill('SIGTERM')) await once(stopped, 'exit')
    },
    async unpack(path, archive) {
      mkdirSync(join(root, path), { recursive: true })
      const tar = spawn('tar', ['-x', '-C', join(root, path)], { stdio: ['pipe', 'ignore', 'inherit'] })
      archive.pipe(tar.stdin)
      await once(tar, 'exit')
    },
    inspected: () => ({
      Id: id,
      Name: `/${name}`,
      State: { Running: running !== undefined, Status: state(), StartedAt: '', FinishedAt: '' },
      Config: { Hostname: id.slice(0, 12), Labels: asked.Labels ?? {}, ExposedPorts: asked.ExposedPorts ?? {} },
      HostConfig: { PortBindings: Object.fromEntries(ports) },
      NetworkSettings: { Ports: Object.fromEntries(ports), Networks: { bridge: network } },
    }),
    listed: () => {
      const NetworkSettings = { Networks: { bridge: network } }
      return { Id: id, State: state(), Labels: asked.Labels ?? {}, Ports: [], NetworkSettings }
    },
  }
}

function runEmulator(asked: AskedContainer, root: string, port: number): ChildProcess {
  // What the container sees as its root is a folder here.
  const env = (asked.Env ?? []).map((line) => line.replace('=/', `=${root}/`).split(/=(.*)/s))
  const own = { SMILE_ID_EMULATOR_PORT: `${port}`, SMILE_ID_EMULATOR_DATA_DIR: testDataDir }
  const hosts = { HOSTS_FILE: asked.HostConfig.ExtraHosts?.join(',') ?? '' }
  const words = ['--require', join(import.meta.dirname, 'hosts-file.cjs'), cli, ...(asked.Cmd ?? ['start'])]
  return spawn(process.execPath, words, {
    env: { PATH: process.env.PATH, ...hosts, ...Object.fromEntries(env), ...own },
    stdio: 'ignore',
  })
}

async function openDoor(port: number, forward: (port: number) => void): Promise<ssh2.Server> {
  const encoding = { type: 'pkcs1', format: 'pem' } as const
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: encoding,
    publicKeyEncoding: encoding,
  })
  const door = new ssh2.Server({ hostKeys: [privateKey] }, (client) => {
    client.on('authentication', (asked) => asked.accept())
    client.on('error', () => undefined)
    client.on('request', (accept, _reject, _name, { bindPort }) => {
      forward(bindPort)
      accept?.()
    })
  })
  await new Promise<void>((resolve) => void door.listen(port, '127.0.0.1', resolve))
  return door
}
