import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** An answer of the server: its status and body. */
export interface Reply {
  status: number;
  body: string;
}

/**
 * One keep-alive connection with one request at a time, as lean as can be: the loader shares the machine with
 * what it measures. Reads only answers with a Content-Length, which is what the API sends.
 */
export class HttpConnection {
  private buffer: Buffer = Buffer.alloc(0);
  private waiting: { resolve(reply: Reply): void; reject(error: Error): void } | null = null;

  private constructor(
    private readonly socket: Socket,
    private readonly host: string,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(chunk));
    socket.on('close', () => this.waiting?.reject(new Error('the server closed the connection')));
    socket.on('error', (error) => this.waiting?.reject(error));
  }

  static async open(url: string): Promise<HttpConnection> {
    const { hostname, port, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new HttpConnection(socket, host);
  }

  post(path: string, cookie: string, body: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(
        `POST ${path} HTTP/1.1\r\nHost: ${this.host}\r\nOrigin: http://${this.host}\r\nCookie: ${cookie}\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.buffer = this.buffer.length === 0 ? chunk : Buffer.concat([this.buffer, chunk]);
    const headEnd = this.buffer.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.buffer.toString('latin1', 0, headEnd);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) throw new Error(`an answer without Content-Length: ${head}`);
    if (this.buffer.length < headEnd + 4 + length) return;
    const reply = {
      status: Number(head.slice(9, 12)),
      body: this.buffer.toString('utf8', headEnd + 4, headEnd + 4 + length),
    };
    this.buffer = this.buffer.subarray(headEnd + 4 + length);
    const { waiting } = this;
    this.waiting = null;
    waiting?.resolve(reply);
  }
}
