import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('writes errors without the connection they carry', () => {
  const script = `
    import { createLogger } from ${JSON.stringify(new URL('logger.ts', import.meta.url).href)};
    const error = Object.assign(new Error('cut', { cause: new Error('why') }), { code: '57P01', client: { password: 'secret-word' } });
    createLogger('warn').warn({ err: error }, 'connection');
    createLogger('warn').info('too quiet to be heard');
  `;
  const { stderr, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  const lines = stderr.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 40, msg: 'connection', err: { message: 'cut', code: '57P01', cause: 'why' } });
  expect(stderr).not.toContain('secret-word');
  expect(stdout).toBe('');
});
