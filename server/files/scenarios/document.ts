import type { ScenarioFile } from '../../generated/scenario.ts'
import type { Registry } from '../../validation/registry.ts'
import {
  type DocumentOrProblems as DocumentOf,
  type Purpose,
  parseYaml,
  readYaml,
  type YamlDocument,
} from '../yaml/document.ts'

const scenario: Purpose = {
  schema: 'scenario',
  empty: 'is empty. A scenario has a name, a summary, and stages, or another scenario that it extends.',
  limitFor: 'a scenario',
}

/** A scenario file that is valid by its schema. */
export type ScenarioDocument = YamlDocument<ScenarioFile>

/** A document, or the problems of the text. */
export type DocumentOrProblems = DocumentOf<ScenarioFile>

/** Reads one file, YAML or JSON, and checks it against its schema. */
export function readDocument(path: string, registry: Registry): DocumentOrProblems {
  return readYaml(path, scenario, registry)
}

/**
 * The same for a text in memory.
 * @param file its name in problems.
 * @param name the scenario's name if the text has none.
 */
export function parseScenario(text: string, file: string, registry: Registry, name?: string): DocumentOrProblems {
  return parseYaml<ScenarioFile>(text, file, scenario, registry, (content) =>
    name === undefined ? content : { ...content, name: content.name ?? name },
  )
}
