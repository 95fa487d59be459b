import { said } from './usage-error.ts'

/** The environment variable of an option. */
export function variableOf(flag: string): string {
  return `SMILE_ID_EMULATOR_${flag.toUpperCase().replaceAll('-', '_')}`
}

/**
 * An option's value in the environment. With a service called smile-id-emulator, Kubernetes sets every pod's PORT to `tcp://…`,
 * which is not meant for us. Source: https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
 */
function variableIn(environment: NodeJS.ProcessEnv, flag: string): string | undefined {
  const text = environment[variableOf(flag)]
  return text?.startsWith('tcp://') ? undefined : text
}

/** A variable's value, if it is set. @throws UsageError when it is empty. */
export function variableSaid(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = environment[name]
  return text === undefined ? undefined : said(text, name)
}

/** An option's value in the environment. @throws UsageError when its variable is empty. */
export function optionVariable(environment: NodeJS.ProcessEnv, flag: string): string | undefined {
  return variableIn(environment, flag) === undefined ? undefined : variableSaid(environment, variableOf(flag))
}
