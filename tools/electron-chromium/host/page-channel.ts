import { randomBytes } from 'node:crypto';

import type { Session } from '../chromium/connection.ts';
import type { HostMessage, PageMessage } from '../page/preload-world.ts';
import { pageWorldScript, preloadWorldScript } from '../page/scripts.ts';
import { createWire } from '../page/wire.ts';

const WORLD = 'electron-preload';
const DELIVER = '__standInDeliver';
const BINDING = '__standInSend';

const wire = createWire({
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => Buffer.from(text, 'base64'),
});

export type PreloadSource = {
  readonly code: string;
  /** What the preload sees as `process`. */
  readonly process: Readonly<Record<string, unknown>>;
};

/** The private way between the host and the preload's isolated world in the main frame of one page. */
export class PageChannel {
  private readonly session: Session;
  private readonly frameId: string;
  private contextId: number | undefined;

  constructor(session: Session, frameId: string) {
    this.session = session;
    this.frameId = frameId;
  }

  /** Has the preload run in every document from now on, before the page's own scripts. */
  install(preload: PreloadSource, onMessage: (message: PageMessage) => void): Promise<unknown> {
    const { session } = this;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD && context.auxData?.frameId === this.frameId) this.contextId = context.id;
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.contextId) this.contextId = undefined;
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.contextId = undefined;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      // Sub-frames have a world of the same name but no preload in it.
      if (name === BINDING && executionContextId === this.contextId) {
        onMessage(wire.decode(payload) as PageMessage);
      }
    });
    const token = `stand-in-${randomBytes(12).toString('hex')}`;
    const settings = { token, binding: BINDING, deliver: DELIVER, process: preload.process };
    return Promise.all([
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript(token) }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadWorldScript(settings, preload.code),
        worldName: WORLD,
      }),
    ]);
  }

  /** As in Electron, a message to a page that has no preload running at the moment is dropped. */
  post(message: HostMessage): void {
    const text = wire.encode(message);
    if (this.contextId === undefined) return;
    // Evaluating a call took half the time of `Runtime.callFunctionOn` with the text as its argument.
    const delivered = this.session.send('Runtime.evaluate', {
      expression: `${DELIVER}(${JSON.stringify(text)})`,
      contextId: this.contextId,
    });
    // The document may go while the message is under way.
    delivered.catch(() => undefined);
  }
}
