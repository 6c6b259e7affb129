import { defineConfig } from 'vitest/config';

const everywhere = { exclude: ['**/node_modules/**', '**/dist/**', 'e2e/**'] };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...everywhere,
          name: 'unit',
          include: ['{src,demo,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: [...everywhere.exclude, '**/*.db.test.ts', '**/*.process.test.ts'],
        },
      },
      {
        test: {
          ...everywhere,
          name: 'database',
          include: ['{src,demo,scripts,bench}/**/*.db.test.ts'],
          globalSetup: ['src/platform/testing/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          ...everywhere,
          name: 'process',
          include: ['src/**/*.process.test.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
