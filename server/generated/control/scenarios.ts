// Made from schemas/control/scenarios.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/scenarios, in file order, and the problems of the files as they are now.
 */
export interface ScenarioList {
  scenarios: {
    name: string
    summary: string
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
  }[]
  /**
   * Until they are fixed, the scenarios stay as they were.
   */
  faults: {
    file: string
    line: number
    column: number
    message: string
  }[]
}
