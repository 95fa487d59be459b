import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/global-setup.ts'],
    reporters: process.env.VITEST_VERBOSE
      ? ['verbose', './test/helpers/summary-reporter.ts']
      : ['default', './test/helpers/summary-reporter.ts'],
    // Golden files are written when somebody says so (`npm test -- -u`), never in passing.
    update: 'none',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Most concurrent tests wait for an SDK's polling, not for the processor.
    maxConcurrency: 64,
    coverage: { include: ['server/**'], exclude: ['server/generated/**'] },
  },
})

export default config
