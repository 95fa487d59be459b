// Made from schemas/control/scenario.schema.json by `npm run generate`. Do not edit.

/**
 * GET and PUT /__emulator/scenarios/{name}.
 */
export interface ScenarioInWords {
  name: string
  summary: string
  /**
   * Where it was read from.
   */
  file: string
  /**
   * Each alternative, its conditions in words.
   *
   * Items: Each condition in words.
   */
  match: {
    [k: string]: string
  }[]
  sandbox_result?: string
  /**
   * What happens, a line a step.
   */
  story: string[]
}
