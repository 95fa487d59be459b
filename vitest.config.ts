import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { configDefaults, defineConfig, type ViteUserConfig } from 'vitest/config'
import { WaitingFirst } from './test/helpers/waiting-first.ts'

// Workers load what the run before has compiled, from where the command keeps its own.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache')

// What takes the processor longest: CI runs it, and whoever names it.
const longest = [
  ...['test/docs/action.test.ts', 'test/docs/ci-page.test.ts'],
  'test/vendor/v2/oidc-browser.test.ts',
  ...[
    'test/dashboard/browser.test.ts',
    'test/hosted-page/browser.test.ts',
    'test/clients/java.test.ts',
    'test/clients/python-products.test.ts',
  ],
  ...['test/schemas/python.test.ts', 'test/attacks/memory.test.ts', 'test/attacks/graded-endpoints.test.ts'],
  'test/clients/one-user.test.ts',
  ...['test/vendor/migrating.test.ts', 'test/vendor/migrating-results.test.ts'],
  ...['test/clients/node-product-outcomes.test.ts', 'test/clients/hard-coded-server.test.ts'],
  ...['requests', 'multipart', 'zips', 'scenarios'].map((what) => `test/attacks/fuzz-${what}.test.ts`),
  ...['test/vendor/magic-values.test.ts', 'test/vendor/v3/bad-input.test.ts', 'test/properties/names.test.ts'],
  ...['test/grader/correct-partners.test.ts', 'test/grader/member-mutants.test.ts', 'test/docs/quick-start.test.ts'],
  ...['test/clients/python.test.ts', 'test/cli/lost-output.test.ts', 'contracts/readme.test.ts'],
  ...['contracts/verify.test.ts', 'contracts/recipes.test.ts', 'test/docs/containers.test.ts'],
  ...['go', 'java', 'python'].map((language) => `test/languages/${language}.test.ts`),
  ...['test/compatibility/released.test.ts', 'test/testcontainers/container.test.ts'],
  ...['test/schemas/package.test.ts', 'test/cli/exec.test.ts'],
  ...['test/attacks/multipart.test.ts', 'test/api/bad-forms.test.ts', 'test/api/every-submission.test.ts'],
  ...['code-blocks', 'control-api-page', 'distrust', 'first-change', 'testing-page', 'printed'].map(
    (what) => `test/docs/${what}.test.ts`,
  ),
  ...['kill', 'postgres', 'postgres-plans', 'postgres-problems', 'replicas', 'replicas-kill'].map(
    (what) => `test/store/${what}.test.ts`,
  ),
  ...['test/parallel/shared-emulator.test.ts', 'contracts/tamper.test.ts'],
  'contracts/tamper-v3.test.ts',
]
const named = process.argv.slice(3)
const leftOut = process.env.SMILE_ID_EMULATOR_LONGEST
  ? []
  : longest.filter((path) => !named.some((word) => path.includes(word)))

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'contracts/**/*.test.ts'],
    // The package is built and packed where somebody asks for it, as CI does.
    exclude: [
      ...configDefaults.exclude,
      ...leftOut,
      ...(process.env.SMILE_ID_EMULATOR_PACKAGE ? [] : ['test/package/**']),
    ],
    // Each of those packs, and packing builds dist/ anew.
    fileParallelism: !process.env.SMILE_ID_EMULATOR_PACKAGE,
    globalSetup: ['test/helpers/global-setup.ts'],
    reporters: process.env.VITEST_VERBOSE
      ? ['verbose', './test/helpers/summary-reporter.ts']
      : ['default', './test/helpers/summary-reporter.ts'],
    // Golden files are written when somebody says so (`npm test -- -u`), never in passing.
    update: 'none',
    // No test means to take ten seconds; some do on a machine that is busy with others.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Some files wait for an SDK's polling or for another process, so there are more workers than cores; each loads everything once more.
    // Files share their worker's modules: nothing in the server is global, and a test that stubs a global puts it back.
    maxWorkers: availableParallelism() + 2,
    isolate: false,
    sequence: { sequencer: WaitingFirst },
    // Node runs our TypeScript as it is, here as everywhere: a tenth of the processor's time less than by Vite.
    experimental: { viteModuleRunner: false },
    // Most of what a test makes is forgotten at once; with room for it the collector looks at it less often.
    execArgv: ['--max-semi-space-size=32'],
    // Most concurrent tests wait for an SDK's polling, not for the processor.
    maxConcurrency: 64,
    coverage: { include: ['server/**'], exclude: ['server/generated/**'] },
  },
})

export default config
