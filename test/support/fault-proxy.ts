import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * What the network between a desk and its hub does. `cut`: nothing connects and what was open breaks. `halfOpen`: the
 * connection stands and nothing ever arrives. `lossy`: each piece is lost with its connection by chance. `slow`: each piece
 * takes that long.
 */
export type Weather =
  | { kind: 'clear' }
  | { kind: 'cut' }
  | { kind: 'halfOpen' }
  | { kind: 'lossy'; share: number; random: () => number }
  | { kind: 'slow'; ms: number };

/** Real sockets with bad weather between them. */
export class FaultProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #weather: Weather = { kind: 'clear' };
  #target: URL;
  url = '';

  private constructor(target: URL) {
    this.#target = target;
    this.#server = createServer((client) => this.#join(client));
  }

  static async open(targetUrl: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(new URL(targetUrl));
    await new Promise<void>((done) => proxy.#server.listen(0, '127.0.0.1', done));
    const address = proxy.#server.address() as AddressInfo;
    proxy.url = `http://127.0.0.1:${address.port}`;
    return proxy;
  }

  set(weather: Weather): void {
    this.#weather = weather;
    if (weather.kind === 'cut') this.#breakAll();
  }

  /** The same address at another machine, as after a failover. */
  moveTo(targetUrl: string): void {
    this.#target = new URL(targetUrl);
    this.#breakAll();
  }

  async close(): Promise<void> {
    this.#breakAll();
    await new Promise((done) => this.#server.close(done));
  }

  #join(client: Socket): void {
    this.#keep(client);
    if (this.#weather.kind === 'cut') {
      client.resetAndDestroy();
      return;
    }
    const hub = connect(Number(this.#target.port), this.#target.hostname);
    this.#keep(hub);
    this.#carry(client, hub);
    this.#carry(hub, client);
  }

  #carry(from: Socket, to: Socket): void {
    from.on('data', (piece) => {
      const weather = this.#weather;
      if (weather.kind === 'halfOpen') return;
      if (weather.kind === 'lossy' && weather.random() < weather.share) {
        from.resetAndDestroy();
        to.resetAndDestroy();
        return;
      }
      if (weather.kind === 'slow') setTimeout(() => to.writable && to.write(piece), weather.ms).unref();
      else if (to.writable) to.write(piece);
    });
    from.on('end', () => to.end());
    from.on('close', () => to.destroy());
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
  }

  #breakAll(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }
}
