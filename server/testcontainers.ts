import {
  AbstractStartedContainer,
  GenericContainer,
  type StartedTestContainer,
  TestContainers,
  Wait,
} from 'testcontainers'
import { packageVersion } from './files/root.ts'
import type { PartnerRequest } from './generated/control/partner-request.ts'
import type { TemporaryPartner } from './generated/control/temporary-partner.ts'

/** The image of this version; `docker build -t` names it, as no registry has it yet. */
export const emulatorImage: string = `smile-id-emulator:${packageVersion()}`

const port = 7645
const hostInside = 'host.testcontainers.internal'
const storiesInside = '/scenarios'

/** An emulator in a container: options by `withEnvironment`, as `--help` names their variables. */
export class SmileIdEmulatorContainer extends GenericContainer {
  private readonly hostPorts: number[] = []
  private token: string | undefined

  /** @param image this version's by default. */
  constructor(image: string = emulatorImage) {
    super(image)
    this.withExposedPorts(port).withWaitStrategy(Wait.forHttp('/__emulator/health', port))
  }

  /** A virtual clock, which stands still until it is advanced. */
  withVirtualClock(): this {
    return this.withEnvironment({ SMILE_ID_EMULATOR_CLOCK: 'virtual' })
  }

  /** A folder of scenario files, which is copied. */
  withScenarios(folder: string): this {
    this.withCopyDirectoriesToContainer([{ source: folder, target: storiesInside }])
    return this.withEnvironment({ SMILE_ID_EMULATOR_SCENARIOS: storiesInside })
  }

  /** What the control API asks of its callers; `StartedSmileIdEmulatorContainer` says it. */
  withControlToken(token: string): this {
    this.token = token
    return this.withEnvironment({ SMILE_ID_EMULATOR_CONTROL_TOKEN: token })
  }

  /**
   * Callbacks to these ports of `localhost`, by http or https, are called on this machine, by http, where the tests listen.
   * Who has a `callback_url` need not know of the container.
   */
  withCallbacksToHost(...ports: readonly number[]): this {
    this.hostPorts.push(...ports)
    const places = this.hostPorts.flatMap((one) =>
      ['http', 'https'].map((scheme) => `${scheme}://localhost:${one}=http://${hostInside}:${one}`),
    )
    return this.withEnvironment({ SMILE_ID_EMULATOR_CALLBACK_HOST_REWRITE: places.join(',') })
  }

  /** Resolves when it answers. */
  override async start(): Promise<StartedSmileIdEmulatorContainer> {
    // Before the container: it learns by its hosts file where this machine is.
    if (this.hostPorts.length > 0) await TestContainers.exposeHostPorts(...this.hostPorts)
    return new StartedSmileIdEmulatorContainer(await super.start(), this.token)
  }
}

/** One that runs. */
export class StartedSmileIdEmulatorContainer extends AbstractStartedContainer {
  private readonly token: string | undefined

  constructor(container: StartedTestContainer, token?: string) {
    super(container)
    this.token = token
  }

  /** Such as `http://localhost:32768`. */
  getUrl(): string {
    return `http://${this.getHost()}:${this.getMappedPort(port)}`
  }

  /** The same by https: one port speaks both. */
  getSecureUrl(): string {
    return `https://${this.getHost()}:${this.getMappedPort(port)}`
  }

  /** The certificate authority to trust, as PEM text. */
  async getAuthority(): Promise<string> {
    return (await this.ask('GET', 'ca.pem')).text()
  }

  /** Makes a temporary partner, so that tests that run side by side share the container and nothing else. */
  createPartner(asked: PartnerRequest = {}): Promise<TemporaryPartner> {
    return this.call('POST', 'partners', asked)
  }

  /** Calls the control API, such as `call('POST', 'next', { scenario: 'rejected' })`. Rejects with what the emulator says. */
  async call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    return (await this.ask(method, path, body)).json() as Promise<Answer>
  }

  private async ask(method: string, path: string, body?: object): Promise<Response> {
    const response = await fetch(`${this.getUrl()}/__emulator/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      ...(this.token !== undefined && { headers: { authorization: `Bearer ${this.token}` } }),
    })
    if (response.ok) return response
    const { error } = (await response.json()) as { error: string }
    throw new Error(error)
  }
}
