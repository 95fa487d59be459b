// Made from schemas/control/health.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/health: for Docker, CI and wait-on.
 */
export interface Health {
  status: 'ok'
  version: string
}
