/** Cuts a stream of samples into blocks of one length. */
export class BlockSplitter {
  private block: Float32Array<ArrayBuffer>;
  private filled = 0;

  constructor(private readonly length: number) {
    this.block = new Float32Array(length);
  }

  push(samples: Float32Array): Float32Array<ArrayBuffer>[] {
    const full: Float32Array<ArrayBuffer>[] = [];
    for (const sample of samples) {
      this.block[this.filled] = sample;
      this.filled += 1;
      if (this.filled === this.length) {
        full.push(this.block);
        this.block = new Float32Array(this.length);
        this.filled = 0;
      }
    }
    return full;
  }
}

/** A message to the server: one byte that says what it is, then the content. */
export function tagged(tag: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(content.length + 1);
  message[0] = tag;
  message.set(content, 1);
  return message;
}

/** 16-bit samples, little endian. */
export function toPcm16(samples: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(samples.length * 2));
  samples.forEach((sample, index) => {
    view.setInt16(index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true);
  });
  return new Uint8Array(view.buffer);
}
