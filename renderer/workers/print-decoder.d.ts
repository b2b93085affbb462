/** What the reader of prints uses of the codec; the package has no types of its own. */
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  type FrameInfo = { width: number; height: number };
  type Decoder = {
    getEncodedBuffer(length: number): Uint8Array;
    decode(): void;
    getFrameInfo(): FrameInfo;
    getDecodedBuffer(): Uint8Array;
    delete(): void;
  };
  type Options = {
    locateFile?: (name: string) => string;
    print?: (text: string) => void;
    printErr?: (text: string) => void;
  };
  export default function open(options?: Options): Promise<{ J2KDecoder: new () => Decoder }>;
}
