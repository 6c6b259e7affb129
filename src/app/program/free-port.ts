import { createServer } from 'node:net';

/** Fails at once, with what to do, when the port is taken; better than after loading a demo for a minute. */
export function assertPortIsFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : undefined;
      if (code === 'EADDRINUSE') reject(new Error(`Port ${port} on ${host} is taken: stop the other program or set PORT.`));
      else reject(new Error(`Cannot listen on ${host}:${port}: ${error.message}`, { cause: error }));
    });
    server.listen(port, host, () => server.close(() => resolve()));
  });
}
