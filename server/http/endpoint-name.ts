import type { Operation } from './operation.ts'

/** A path with its parameters in braces: `/v1/smile_links/{ref_id}`. */
export function templateOf(path: string): string {
  return path.replace(/[:*](\w+)/g, '{$1}')
}

/** The method and path of an operation, as people write them: `GET /__emulator/jobs/{smile_job_id}`. */
export function endpointName({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method.toUpperCase()} ${templateOf(path)}`
}
