import type {
  PortraitAnswer,
  PortraitAnswers,
  PortraitFailure,
  PortraitRequest,
} from '#renderer/lib/portrait/messages.ts';
import { assess, compare, embed, ENGINE, finish, guide } from './portrait/engine.ts';
import { isJpeg2000, readJpeg2000 } from './portrait/jpeg-2000.ts';
import { startRuntime, WrongBackend, type Runtime } from './portrait/runtime.ts';

/** Measures pictures one at a time in the order they were asked for; which frame is worth asking about is for the asker to say. */
let queue: Promise<void> = Promise.resolve();
let runtime: Promise<Runtime> | null = null;

addEventListener('message', ({ data }: MessageEvent<PortraitRequest>) => {
  queue = queue.then(async () => {
    const message = await answer(data);
    postMessage(message, { transfer: filesOf(message) });
  });
});

class NoPicture extends Error {}

async function answer(request: PortraitRequest): Promise<PortraitAnswer> {
  const { id } = request;
  try {
    // A start that failed is tried anew the next time.
    runtime ??= startRuntime().catch((error: unknown) => {
      runtime = null;
      throw error;
    });
    const started = performance.now();
    const result = await answerTo(await runtime, request, started);
    return { id, ok: true, result };
  } catch (error) {
    return { id, ok: false, code: failureOf(error) };
  }
}

function failureOf(error: unknown): PortraitFailure {
  if (error instanceof WrongBackend) return 'WRONG_BACKEND';
  if (error instanceof NoPicture) return 'UNREADABLE';
  if (!runtime) return 'ENGINE_NOT_READY';
  return 'FAILED';
}

async function answerTo(
  engine: Runtime,
  request: PortraitRequest,
  started: number,
): Promise<PortraitAnswers[keyof PortraitAnswers]> {
  const ms = (): number => Math.round(performance.now() - started);
  switch (request.kind) {
    case 'start':
      return {
        engine: `${ENGINE.id} ${ENGINE.version}`,
        backend: engine.backend,
        tensors: engine.tf.memory().numTensors,
        ms: Math.round(performance.now()),
      };
    case 'guide':
      return withBitmap(request.frame, (frame) => guide(engine, frame, request.rules));
    case 'assess':
      return withBitmap(request.image, async (image) => {
        const { assessment, measurement } = await assess(engine, image, request.rules, 'file');
        return { assessment, extra: measurement.extra, ms: ms() };
      });
    case 'finish':
      return withBitmap(request.image, async (image) => ({
        ...(await finish(engine, image, request)),
        ms: ms(),
      }));
    case 'embed':
      return withBitmap(request.image, (image) => embed(engine, image));
    case 'compare':
      return withBitmap(request.one, (one) =>
        withBitmap(request.other, (other) => compare(engine, one, other)),
      );
  }
}

/** Decodes a file, turned the way its camera was held (EXIF), and lets go of the picture afterwards. */
async function withBitmap<T>(
  image: Blob | ImageBitmap,
  work: (bitmap: ImageBitmap) => Promise<T>,
): Promise<T> {
  const bitmap = image instanceof Blob ? await decoded(image) : image;
  try {
    return await work(bitmap);
  } finally {
    bitmap.close();
  }
}

async function decoded(file: Blob): Promise<ImageBitmap> {
  try {
    // Browsers do not know JPEG 2000, in which masters and old chips hold their pictures.
    const image = (await isJpeg2000(file)) ? await readJpeg2000(file) : file;
    return await createImageBitmap(image, { imageOrientation: 'from-image' });
  } catch {
    throw new NoPicture();
  }
}

function filesOf(message: PortraitAnswer): Transferable[] {
  if (!message.ok || !message.result || !('portrait' in message.result)) return [];
  const { portrait } = message.result;
  return portrait ? [portrait.jpeg.buffer, portrait.jp2.buffer] : [];
}
