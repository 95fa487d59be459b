// Made from schemas/control/health.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/health: for Docker, CI and wait-on.
 */
export interface Health {
  status: 'ok'
  /**
   * The emulator's.
   */
  version: string
  /**
   * The version of the control API, /__emulator/. The first number is another when something was taken away or means something else, the second when something was added.
   */
  control_api: string
}
