import { runFolder } from './temporary-folder.ts'

/** Fails at once, with the cure, when the tests run on a Node that the project does not bring; else makes the folder of this run. */
export function setup(): void {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 24) {
    throw new Error(
      `The tests need Node 24, this is ${process.version}. Run them as \`npm test\`: the project brings its own.`,
    )
  }
  runFolder()
}
