/** No answer came: the network, a hub that is down, or one that says so itself. Nothing is lost by trying again. */
export class HubUnreachable extends Error {
  /** A word that the catalogues explain: TIMEOUT, REFUSED, DNS, TLS, SERVER, BUSY, NETWORK. */
  readonly reason: string;

  constructor(reason: string, options?: ErrorOptions) {
    super(`The hub cannot be reached: ${reason}`, options);
    this.reason = reason;
  }
}
