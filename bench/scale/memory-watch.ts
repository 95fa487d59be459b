import { residentMemory } from '../process-usage.ts'

/** Looks at a process's memory again and again. `using` ends it. */
export interface MemoryWatch extends Disposable {
  /** The most that was seen. */
  most(): number
}

const every = 100

export function watchMemory(pid: number): MemoryWatch {
  let most = residentMemory(pid)
  const timer = setInterval(() => {
    most = Math.max(most, residentMemory(pid))
  }, every)
  return { most: () => most, [Symbol.dispose]: () => clearInterval(timer) }
}
