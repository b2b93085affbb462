import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCaptureClient, PortraitError } from './capture-client.ts';
import type { Guidance, PortraitAnswer, PortraitRequest, PortraitRules } from './messages.ts';

vi.mock('#renderer/workers/capture.worker.ts?worker&url', () => ({ default: '/capture.js' }));

const ADULT: PortraitRules = { subject: 'ADULT', allowances: [] };
const GUIDANCE: Guidance = { hint: null, direction: 0, face: null, faces: 1, blur: 0.4, ms: 1 };

/** A worker that answers when the test says so. */
class FakeWorker extends EventTarget {
  readonly asked: PortraitRequest[] = [];
  isTerminated = false;
  postMessage(request: PortraitRequest): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  answer(message: PortraitAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }
  answerLast(result: Guidance): void {
    this.answer({ id: this.asked.at(-1)?.id ?? 0, ok: true, result });
  }
}

/** What a camera hands over; Node has none. */
class FakeFrame {
  readonly width = 1;
  readonly height = 1;
  readonly close = vi.fn();
}

const frame = () => new FakeFrame();

describe('the client of the capture worker', () => {
  let worker: FakeWorker;
  const open = () => openCaptureClient(() => worker as never);

  beforeEach(() => {
    worker = new FakeWorker();
    vi.stubGlobal('ImageBitmap', FakeFrame);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('lets the newest frame win and lets go of those that were overtaken', async () => {
    const client = open();
    const frames = [frame(), frame(), frame()];
    const answers = frames.map((one) => client.guide(one, ADULT));
    expect(worker.asked).toHaveLength(1);
    expect(await answers[1]).toBeNull();
    expect(frames[1]?.close).toHaveBeenCalledOnce();
    worker.answerLast(GUIDANCE);
    expect(await answers[0]).toEqual(GUIDANCE);
    await vi.waitFor(() => expect(worker.asked).toHaveLength(2));
    worker.answerLast({ ...GUIDANCE, blur: 0.3 });
    expect(await answers[2]).toMatchObject({ blur: 0.3 });
  });

  it('goes on with the next frame when the worker could not measure one', async () => {
    const client = open();
    const first = client.guide(frame(), ADULT);
    const second = client.guide(frame(), ADULT);
    worker.answer({ id: worker.asked[0]?.id ?? 0, ok: false, code: 'FAILED' });
    await expect(first).rejects.toBeInstanceOf(PortraitError);
    await vi.waitFor(() => expect(worker.asked).toHaveLength(2));
    worker.answerLast(GUIDANCE);
    expect(await second).toEqual(GUIDANCE);
  });

  it('settles everything when it is closed, and answers nothing afterwards', async () => {
    const client = open();
    const waiting = frame();
    const asked = [client.start(), client.guide(frame(), ADULT)];
    const overtaken = client.guide(waiting, ADULT);
    client.close();
    for (const one of asked) await expect(one).rejects.toMatchObject({ code: 'ENGINE_NOT_READY' });
    expect(await overtaken).toBeNull();
    expect(waiting.close).toHaveBeenCalledOnce();
    expect(worker.isTerminated).toBe(true);
    await expect(client.start()).rejects.toMatchObject({ code: 'ENGINE_NOT_READY' });
    const late = frame();
    await expect(client.guide(late, ADULT)).rejects.toMatchObject({ code: 'ENGINE_NOT_READY' });
    expect(late.close).toHaveBeenCalledOnce();
  });

  it('tells everybody who waits when the worker itself breaks', async () => {
    const client = open();
    const asked = client.start();
    worker.dispatchEvent(new Event('error'));
    await expect(asked).rejects.toMatchObject({ code: 'FAILED' });
  });
});
