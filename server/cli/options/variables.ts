import { said } from './usage-error.ts'

/** The environment variable of an option. */
export function variableOf(flag: string): string {
  return `SMILE_ID_EMULATOR_${flag.toUpperCase().replaceAll('-', '_')}`
}

/**
 * What the environment says of an option. Beside a service called smile-id-emulator, Kubernetes has every pod's PORT say `tcp://…`,
 * and that is not meant for us. Source: https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
 */
function variableIn(environment: NodeJS.ProcessEnv, flag: string): string | undefined {
  const text = environment[variableOf(flag)]
  return text?.startsWith('tcp://') ? undefined : text
}

/** What a variable of the environment says, if it is set. @throws UsageError when it is set to nothing. */
export function variableSaid(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = environment[name]
  return text === undefined ? undefined : said(text, name)
}

/** What the environment says of an option. @throws UsageError when its variable is set to nothing. */
export function optionVariable(environment: NodeJS.ProcessEnv, flag: string): string | undefined {
  return variableIn(environment, flag) === undefined ? undefined : variableSaid(environment, variableOf(flag))
}
