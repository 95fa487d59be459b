// Tries the properties of test/attacks/fuzz-*.test.ts much longer than the tests do: npm run fuzz [-- FACTOR [SEED]]
import { spawnSync } from 'node:child_process'

const [factor = '50', seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2)
console.log(
  `${factor} times as many inputs as in the tests, from seed ${seed}. The same again: npm run fuzz -- ${factor} ${seed}`,
)

const { status } = spawnSync('npx', ['--no', 'vitest', 'run', 'test/attacks/fuzz-'], {
  stdio: 'inherit',
  env: { ...process.env, SMILE_ID_EMULATOR_FUZZ_FACTOR: factor, SMILE_ID_EMULATOR_FUZZ_SEED: seed },
})
process.exitCode = status ?? 1
