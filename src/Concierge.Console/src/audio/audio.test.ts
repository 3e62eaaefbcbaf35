import { describe, expect, it } from 'vitest';
import { BlockSplitter, tagged, toPcm16 } from './blocks';
import { Envelope } from './envelope';
import { decodeSample, encodeSample, peak } from './mulaw';
import { Resampler } from './resampler';

// Values of ITU-T G.711's table for μ-law: silence, the loudest samples, and one in between.
describe('μ-law', () => {
  it.each([
    [0, 0xff],
    [1, 0x80],
    [-1, 0x00],
    [0.25, 0x9f],
  ])('encodes %d as the standard does', (sample, byte) => {
    expect(encodeSample(sample)).toBe(byte);
  });

  it('decodes each byte to a value that is encoded as that byte', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      // 0x7f is the negative zero.
      expect(encodeSample(decodeSample(byte))).toBe(byte === 0x7f ? 0xff : byte);
    }
  });

  it('knows how loud a frame is', () => {
    expect(peak(new Uint8Array(160).fill(0xff))).toBe(0);
    expect(peak(Uint8Array.of(0xff, 0x80, 0xff))).toBeCloseTo(0.98, 1);
  });
});

function tone(hertz: number, rate: number, seconds: number): Float32Array {
  return Float32Array.from({ length: rate * seconds }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hertz * i) / rate));
}

const loudness = (samples: Float32Array): number => Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

function resample(samples: Float32Array, from: number, to: number): Float32Array {
  const resampler = new Resampler(from, to);
  const pieces: number[] = [];
  for (let i = 0; i < samples.length; i += 128) {
    pieces.push(...resampler.process(samples.subarray(i, i + 128)));
  }
  return Float32Array.from(pieces);
}

describe('Resampler', () => {
  it.each([
    [48000, 16000],
    [44100, 16000],
    [16000, 8000],
    [8000, 48000],
  ])('keeps a voice and its length from %d to %d', (from, to) => {
    const output = resample(tone(1000, from, 1), from, to);
    expect(output.length).toBeGreaterThan(to * 0.98);
    expect(output.length).toBeLessThanOrEqual(to);
    expect(loudness(output.subarray(to * 0.1, to * 0.9))).toBeCloseTo(0.354, 2);
  });

  it('keeps out what the lower rate cannot hold', () => {
    expect(loudness(resample(tone(6000, 16000, 1), 16000, 8000).subarray(800, 7000))).toBeLessThan(0.004);
  });
});

describe('frames', () => {
  it('are cut to their length', () => {
    const splitter = new BlockSplitter(320);
    const blocks = [100, 400, 300].flatMap((length) => splitter.push(new Float32Array(length)));
    expect(blocks.map((block) => block.length)).toEqual([320, 320]);
  });

  it('begin with the byte that says what they are', () => {
    expect([...tagged(3, Uint8Array.of(7, 8))]).toEqual([3, 7, 8]);
    expect([...toPcm16(Float32Array.of(0, 1, -1))]).toEqual([0, 0, 0xff, 0x7f, 0x01, 0x80]);
  });
});

describe('Envelope', () => {
  it('keeps the loudest sample of each tenth of a second', () => {
    const envelope = new Envelope();
    envelope.add('agent', 0.31, 0.2);
    envelope.add('agent', 0.39, 0.6);
    expect(envelope.bars.agent).toEqual([0, 0, 0, 0.6]);
    expect(envelope.seconds).toBeCloseTo(0.4);
  });
});
