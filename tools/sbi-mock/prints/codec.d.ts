/** What the simulated devices use of the codec; the package has no types of its own. */
declare module '@cornerstonejs/codec-openjpeg/wasmjs' {
  type Frame = {
    width: number;
    height: number;
    bitsPerSample: number;
    componentCount: number;
    isSigned: boolean;
    isUsingColorTransform: boolean;
  };
  type Encoder = {
    getDecodedBuffer(frame: Frame): Uint8Array;
    setQuality(isLossless: boolean, rate: number): void;
    setCompressionRatio(layer: number, ratio: number): void;
    encode(): void;
    getEncodedBuffer(): Uint8Array;
    delete(): void;
  };
  type Options = { print?: (text: string) => void; printErr?: (text: string) => void };
  export default function open(options?: Options): Promise<{ J2KEncoder: new () => Encoder }>;
}
