import * as faceapi from '@vladmandic/face-api';
import { Human, type Config, type FaceResult } from '@vladmandic/human';
import type { Found } from '#renderer/lib/portrait/count-faces.ts';
import { PARTS } from './parts.ts';

/** Only what we call of TensorFlow.js; human and face-api share one copy of it (electron.vite.config.ts). */
type Tensor = { dataSync: () => Float32Array; dispose: () => void };
type Model = { execute: (input: Tensor) => Tensor };
type Tensorflow = {
  getBackend: () => string;
  env: () => { set: (flag: string, value: boolean | number) => void };
  loadGraphModel: (url: string) => Promise<Model>;
  tensor: (values: Float32Array, shape: readonly number[]) => Tensor;
  memory: () => { numTensors: number };
};

export class WrongBackend extends Error {}

export type Runtime = {
  tf: Tensorflow;
  /** Faces with their mesh, in pixels of the canvas. */
  detect: (canvas: OffscreenCanvas) => Promise<FaceResult[]>;
  /** Boxes by the second counter. */
  count: (
    canvas: OffscreenCanvas,
  ) => Promise<{ x: number; y: number; width: number; height: number; score: number }[]>;
  /** 128 numbers of an aligned face of 150 × 150. */
  embed: (chip: OffscreenCanvas) => Promise<Float32Array>;
  /** Probability of a person, 256 × 256. */
  segment: (canvas: OffscreenCanvas) => Float32Array;
  backend: string;
};

const off = { enabled: false } as const;
const CONFIG: Partial<Config> = {
  backend: 'wasm',
  wasmPath: PARTS.wasm,
  modelBasePath: PARTS.human,
  debug: false,
  async: false,
  warmup: 'none',
  cacheSensitivity: 0,
  skipAllowed: false,
  filter: off,
  gesture: off,
  body: off,
  hand: off,
  object: off,
  segmentation: off,
  face: {
    enabled: true,
    detector: { maxDetected: 6, minConfidence: 0.3, iouThreshold: 0.1, rotation: true, return: false },
    mesh: { enabled: true },
    iris: { enabled: true },
    attention: off,
    emotion: off,
    description: off,
    antispoof: off,
    liveness: off,
  },
};

/** Loads every model. @throws WrongBackend when the numbers would not come from the runtime they were measured with. */
export async function startRuntime(): Promise<Runtime> {
  const human = new Human(CONFIG);
  // human's own types leave the runtime open; it is the module of electron.vite.config.ts.
  const tf = human.tf as unknown as Tensorflow;
  // Its threads are workers made from texts, which the page's policy refuses.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await human.init();
  await human.load();
  const backend = tf.getBackend();
  if (backend !== 'wasm') throw new WrongBackend(backend);
  setFaceApi();
  await faceapi.nets.tinyFaceDetector.loadFromUri(PARTS.faces);
  await faceapi.nets.faceRecognitionNet.loadFromUri(PARTS.faces);
  const selfie = await tf.loadGraphModel(PARTS.selfie);
  return {
    tf,
    backend,
    detect: async (canvas) => (await human.detect(canvas)).face,
    count: (canvas) => countFaces(canvas),
    embed: async (chip) => {
      // face-api knows canvases by the class it was given above.
      const numbers = await faceapi.nets.faceRecognitionNet.computeFaceDescriptor(chip as never);
      if (!(numbers instanceof Float32Array)) throw new Error('Not one face.');
      return numbers;
    },
    segment: (canvas) => segment(tf, selfie, canvas),
  };
}

/** face-api looks for a page; a worker has the same things under other names, and no elements at all. */
function setFaceApi(): void {
  const noElement = (): never => {
    throw new Error('A worker has no elements.');
  };
  faceapi.env.setEnv({
    Canvas: OffscreenCanvas,
    CanvasRenderingContext2D: OffscreenCanvasRenderingContext2D,
    Image: ImageBitmap,
    ImageData,
    Video: VideoFrame,
    createCanvasElement: () => new OffscreenCanvas(1, 1),
    createImageElement: noElement,
    createVideoElement: noElement,
    fetch: (url: string, init?: RequestInit) => fetch(url, init),
    readFile: noElement,
  } as never);
}

/** The smaller view finds large faces, the larger one small faces; each misses some of the other's. */
const TINY_SIZES = [320, 416] as const;
const SURE = 0.5;

async function countFaces(canvas: OffscreenCanvas): Promise<Found[]> {
  const found: Found[] = [];
  for (const inputSize of TINY_SIZES) {
    const options = new faceapi.TinyFaceDetectorOptions({ inputSize, scoreThreshold: SURE });
    // face-api knows canvases by the class it was given above.
    for (const { box, score } of await faceapi.nets.tinyFaceDetector.locateFaces(canvas as never, options)) {
      found.push({ x: box.x, y: box.y, width: box.width, height: box.height, score });
    }
  }
  return found;
}

export const SEGMENT = 256;

function segment(tf: Tensorflow, model: Model, canvas: OffscreenCanvas): Float32Array {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas.');
  const { data } = context.getImageData(0, 0, SEGMENT, SEGMENT);
  const values = new Float32Array(SEGMENT * SEGMENT * 3);
  for (let at = 0; at < SEGMENT * SEGMENT; at += 1) {
    for (const channel of [0, 1, 2]) values[at * 3 + channel] = (data[at * 4 + channel] ?? 0) / 255;
  }
  const input = tf.tensor(values, [1, SEGMENT, SEGMENT, 3]);
  const output = model.execute(input);
  const person = output.dataSync().slice();
  input.dispose();
  output.dispose();
  return person;
}
