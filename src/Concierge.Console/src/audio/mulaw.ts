// G.711 μ-law (ITU-T G.711), 8 bits for 14-bit linear samples; here between bytes and floats from -1 to 1.

const Bias = 0x84;
const Clip = 32635;

export function encodeSample(sample: number): number {
  let value = Math.round(Math.max(-1, Math.min(1, sample)) * 32767);
  const sign = value < 0 ? 0x80 : 0;
  value = Math.min(Clip, Math.abs(value)) + Bias;
  let exponent = 7;
  for (let mask = 0x4000; (value & mask) === 0 && exponent > 0; mask >>= 1) {
    exponent -= 1;
  }
  const mantissa = (value >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

const table = Float32Array.from({ length: 256 }, (_, byte) => {
  const bits = ~byte & 0xff;
  const exponent = (bits >> 4) & 7;
  const magnitude = ((((bits & 0x0f) << 3) + Bias) << exponent) - Bias;
  return ((bits & 0x80) !== 0 ? -magnitude : magnitude) / 32768;
});

export const decodeSample = (byte: number): number => table[byte]!;

export function encode(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(samples.length);
  for (let i = 0; i < samples.length; i += 1) {
    bytes[i] = encodeSample(samples[i]!);
  }
  return bytes;
}

export function decode(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) {
    samples[i] = table[bytes[i]!]!;
  }
  return samples;
}

/** The loudest sample, 0 to 1. */
export function peak(bytes: Uint8Array): number {
  let loudest = 0;
  for (const byte of bytes) {
    loudest = Math.max(loudest, Math.abs(table[byte]!));
  }
  return loudest;
}
