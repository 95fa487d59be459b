/** What an app is asked to send. */
export interface Selfie {
  readonly face: Buffer
  readonly liveness: readonly Buffer[]
  readonly userId: string
  readonly params: Readonly<Record<string, string>>
  /** Whether the check of liveness timed out. */
  readonly failure?: boolean
  readonly callbackUrl?: string
  readonly sandboxResult?: number
  readonly again?: boolean
}

/** What v1 gave the device. */
export interface DeviceProof {
  readonly partnerId: string
  readonly timestamp: string
  readonly signature: string
}

/** One of Smile ID's apps: its requests as bytes. */
export interface Device {
  readonly sdk: string
  /** How many pictures of liveness it sends. */
  readonly livenessCounts: readonly number[]
  auth(asked: { readonly host: string; readonly body: object }): Buffer
  selfie(asked: {
    readonly host: string
    readonly path: string
    readonly proof: DeviceProof
    readonly selfie: Selfie
  }): Buffer
}
