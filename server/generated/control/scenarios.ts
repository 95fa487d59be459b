// Made from schemas/control/scenarios.schema.json by `npm run generate`. Do not edit.

/**
 * GET /__emulator/scenarios, in file order.
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
}
