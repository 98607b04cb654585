/** Sends bytes to a port exactly as written, the way an attacker's program would. */
import { connect } from 'node:net';

export interface RawAnswer {
  /** 0: the connection was closed without an answer. */
  readonly status: number;
  readonly text: string;
}

/** One request; `lines` are the request line and the headers, ended here. */
export function sendRaw(port: number, lines: readonly string[], body: string | Buffer = ''): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      if (body.length > 0) socket.write(body);
    });
    let text = '';
    const done = (): void => {
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text });
    };
    socket.setEncoding('utf8');
    socket.setTimeout(5_000, done);
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('close', done);
    socket.on('error', done);
  });
}
