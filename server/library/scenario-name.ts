import type { ShippedScenario } from '../generated/shipped-scenario.ts'

/** A scenario's name: an editor completes those that are shipped, and takes any other. */
export type ScenarioName = ShippedScenario | (string & {})
