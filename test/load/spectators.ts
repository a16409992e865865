/** What a process full of spectators tells its parent. */
export type SpectatorNews =
  | { kind: 'watching'; count: number }
  | { kind: 'failed'; reason: string }
  | { kind: 'received'; times: [seq: number, at: number[]][] };

/**
 * Spectators of one board: Engine.IO over websockets, spoken by hand, because the machine that serves them also
 * has to play them. Counts when each update reached each of them.
 */
class Spectators {
  private readonly sockets: WebSocket[] = [];
  private readonly times = new Map<number, number[]>();
  private failure = '';

  constructor(
    private readonly url: string,
    private readonly roundId: string,
  ) {}

  async open(count: number, atOnce: number): Promise<void> {
    let next = 0;
    const openSome = async () => {
      while (next < count) {
        next += 1;
        await this.openOne();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, openSome));
  }

  report(): [number, number[]][] {
    if (this.failure !== '') throw new Error(this.failure);
    return [...this.times];
  }

  private openOne(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`${this.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
      this.sockets.push(socket);
      socket.addEventListener('error', () => reject(new Error('a spectator could not connect')));
      socket.addEventListener('close', ({ code }) => (this.failure = `a spectator was closed with ${code}`));
      socket.addEventListener('message', ({ data }) => this.hear(socket, String(data), resolve));
    });
  }

  private hear(socket: WebSocket, packet: string, watching: () => void): void {
    if (packet.startsWith('42["board:update"')) {
      const seq = Number(/"s":(\d+)/.exec(packet)?.[1]);
      const times = this.times.get(seq);
      if (times) times.push(Date.now());
      else this.times.set(seq, [Date.now()]);
    } else if (packet === '2') socket.send('3');
    else if (packet.startsWith('0')) socket.send('40');
    else if (packet.startsWith('40')) {
      socket.send(`420${JSON.stringify(['board:watch', { roundId: this.roundId, view: 'individual' }])}`);
    } else if (packet.startsWith('430[{"ok":true')) watching();
    else this.failure = `unexpected packet ${packet.slice(0, 100)}`;
  }
}

const tell = (news: SpectatorNews) => process.send?.(news);

/** Arguments: address, round, how many. Reports when all watch; a message from the parent asks for the times. */
async function main([url = '', roundId = '', count = '0']: string[]): Promise<void> {
  const spectators = new Spectators(url, roundId);
  process.on('message', () => tell({ kind: 'received', times: spectators.report() }));
  await spectators.open(Number(count), 64);
  tell({ kind: 'watching', count: Number(count) });
}

if (process.send) {
  main(process.argv.slice(2)).catch((error: Error) => tell({ kind: 'failed', reason: error.message }));
}
