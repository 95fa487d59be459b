import type { CannedAnswers } from '../canned-answers.ts'

/** Another mock server, set up to give the flow's answers. */
export interface Peer {
  readonly name: string
  /** What npm has to install for it, by version. */
  readonly packages: Readonly<Record<string, string>>
  /** The files that configure it, by path. */
  files(answers: CannedAnswers): Readonly<Record<string, string>>
  /**
   * What runs it.
   * @param modules where npm installed. @param folder where its files are.
   */
  command(port: number, modules: string, folder: string): readonly [program: string, ...words: string[]]
  /** A GET that answers 200 as soon as it runs. */
  readonly health: string
}
