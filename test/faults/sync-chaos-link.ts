import { groupsOf } from '#common/contract/hub/groups.ts';
import type { PushedAction, PushReply } from '#common/contract/hub/push.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { HubLink } from '#main/sync/hub-link.ts';

export type Mishap = 'lost' | 'answerLost' | 'twice' | 'late' | 'backwards';
const PUSH_MISHAPS = [
  'lost',
  'answerLost',
  'twice',
  'late',
  'backwards',
] as const satisfies readonly Mishap[];
const PULL_MISHAPS = ['lost', 'answerLost', 'twice'] as const satisfies readonly Mishap[];

/**
 * The hub as a bad network brings it: what is asked is lost before or after the hub heard it, comes twice at once, comes
 * again long after, or comes with its second half first.
 */
export class ChaosLink implements HubLink {
  readonly #inner: HubLink;
  readonly #random: () => number;
  readonly happened: Record<Mishap, number> = { lost: 0, answerLost: 0, twice: 0, late: 0, backwards: 0 };
  isCalm = false;
  #late: (readonly PushedAction[])[] = [];

  constructor(inner: HubLink, random: () => number) {
    this.#inner = inner;
    this.#random = random;
  }

  get skew(): number {
    return this.#inner.skew;
  }

  async push(actions: readonly PushedAction[]): Promise<PushReply> {
    const send = () => this.#inner.push(actions);
    for (const old of this.#late.splice(0)) await heard(this.#inner.push(old));
    switch (this.#mishap(PUSH_MISHAPS)) {
      case 'lost':
        throw new HubUnreachable('NETWORK');
      case 'answerLost':
        await send();
        throw new HubUnreachable('TIMEOUT');
      case 'twice':
        return (await Promise.all([send(), send()]))[1];
      case 'late':
        this.#late.push(actions);
        return send();
      case 'backwards': {
        const groups = groupsOf([...actions]);
        const second = groups.slice(Math.ceil(groups.length / 2)).flat();
        if (second.length > 0) await heard(this.#inner.push(second));
        return send();
      }
      case null:
        return send();
    }
  }

  pull(...asked: Parameters<HubLink['pull']>): ReturnType<HubLink['pull']> {
    return this.#read(() => this.#inner.pull(...asked));
  }

  snapshot(...asked: Parameters<HubLink['snapshot']>): ReturnType<HubLink['snapshot']> {
    return this.#read(() => this.#inner.snapshot(...asked));
  }

  files(...asked: Parameters<HubLink['files']>): ReturnType<HubLink['files']> {
    return this.#read(() => this.#inner.files(...asked));
  }

  documents(): ReturnType<HubLink['documents']> {
    return this.#read(() => this.#inner.documents());
  }

  acknowledge(...asked: Parameters<HubLink['acknowledge']>): ReturnType<HubLink['acknowledge']> {
    return this.#read(() => this.#inner.acknowledge(...asked));
  }

  uploadAudit(...asked: Parameters<HubLink['uploadAudit']>): ReturnType<HubLink['uploadAudit']> {
    return this.#read(() => this.#inner.uploadAudit(...asked));
  }

  standing(...asked: Parameters<HubLink['standing']>): ReturnType<HubLink['standing']> {
    return this.#read(() => this.#inner.standing(...asked));
  }

  erasedAttachments(
    ...asked: Parameters<HubLink['erasedAttachments']>
  ): ReturnType<HubLink['erasedAttachments']> {
    return this.#read(() => this.#inner.erasedAttachments(...asked));
  }

  goneFiles(...asked: Parameters<HubLink['goneFiles']>): ReturnType<HubLink['goneFiles']> {
    return this.#read(() => this.#inner.goneFiles(...asked));
  }

  missingAttachments(
    ...asked: Parameters<HubLink['missingAttachments']>
  ): ReturnType<HubLink['missingAttachments']> {
    return this.#read(() => this.#inner.missingAttachments(...asked));
  }

  putAttachments(...asked: Parameters<HubLink['putAttachments']>): ReturnType<HubLink['putAttachments']> {
    return this.#read(() => this.#inner.putAttachments(...asked));
  }

  putLargeAttachment(
    ...asked: Parameters<HubLink['putLargeAttachment']>
  ): ReturnType<HubLink['putLargeAttachment']> {
    return this.#read(() => this.#inner.putLargeAttachment(...asked));
  }

  getAttachment(...asked: Parameters<HubLink['getAttachment']>): ReturnType<HubLink['getAttachment']> {
    return this.#inner.getAttachment(...asked);
  }

  async #read<T>(ask: () => Promise<T>): Promise<T> {
    switch (this.#mishap(PULL_MISHAPS)) {
      case 'lost':
        throw new HubUnreachable('NETWORK');
      case 'answerLost':
        await ask();
        throw new HubUnreachable('TIMEOUT');
      case 'twice':
        await ask();
        return ask();
      case null:
        return ask();
    }
  }

  /** Two requests in five meet one. */
  #mishap<M extends Mishap>(kinds: readonly M[]): M | null {
    if (this.isCalm || this.#random() > 0.4) return null;
    const kind = kinds[Math.floor(this.#random() * kinds.length)] ?? null;
    if (kind) this.happened[kind] += 1;
    return kind;
  }
}

/** A stray copy: whatever the hub says to it reaches nobody. */
async function heard(answer: Promise<unknown>): Promise<void> {
  await answer.catch((error: unknown) => {
    if (!(error instanceof CodedError) && !(error instanceof HubUnreachable)) throw error;
  });
}
