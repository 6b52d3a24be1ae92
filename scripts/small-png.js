// Makes a picture of text a quarter of its size: at most 256 colours, which is enough for that.
import { crc32, deflateSync, inflateSync } from "node:zlib";

/** Colours of whole areas, which have to stay as they are; the others are those of the edges of letters. */
const EXACT = 32;

/** The PNG with a palette, of a PNG of 8 bits a channel that is not interlaced. */
export function smallPng(png) {
  const { width, height, channels, data } = read(png);
  const pixels = Uint32Array.from({ length: width * height }, (_, pixel) => data.readUIntBE(pixel * channels, 3));
  const indexes = indexesOf(pixels);
  const rows = Buffer.alloc((width + 1) * height);
  for (const [pixel, color] of pixels.entries()) {
    rows[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] = indexes.index.get(color);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colors = Buffer.from(indexes.palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  const parts = [chunk("IHDR", head), chunk("PLTE", colors), chunk("IDAT", deflateSync(rows, { level: 9 }))];
  return Buffer.concat([png.subarray(0, 8), ...parts, chunk("IEND", Buffer.alloc(0))]);
}

/** A palette, and the index in it of each colour: the steps between colours are as fine as 256 of them allow. */
function indexesOf(pixels) {
  const counts = new Map();
  for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1);
  const colors = [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one));
  for (let step = 1; ; step *= 2) {
    const shown = colors.map((color, rank) => (rank < EXACT ? color : rounded(color, step)));
    const palette = [...new Set(shown)];
    if (palette.length > 256) continue;
    const places = new Map(palette.map((color, at) => [color, at]));
    return { palette, index: new Map(colors.map((color, at) => [color, places.get(shown[at])])) };
  }
}

function rounded(color, step) {
  const [red, green, blue] = [color >> 16, (color >> 8) & 255, color & 255].map((value) =>
    Math.min(255, Math.round(value / step) * step),
  );
  return (red << 16) | (green << 8) | blue;
}

/** The pixels, with the filters of each row undone. */
function read(png) {
  const parts = [];
  let head;
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") head = body;
    if (type === "IDAT") parts.push(body);
    at += length + 12;
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[head[9]];
  const stride = width * channels;
  const raw = inflateSync(Buffer.concat(parts));
  const data = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = row * stride + x;
      const left = x < channels ? 0 : data[at - channels];
      const up = row === 0 ? 0 : data[at - stride];
      const corner = x < channels || row === 0 ? 0 : data[at - stride - channels];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      data[at] = raw[row * (stride + 1) + 1 + x] + guess;
    }
  }
  return { width, height, channels, data };
}

function paeth(left, up, corner) {
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(left + up - corner - value));
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function chunk(type, body) {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const part = Buffer.alloc(typed.length + 8);
  part.writeUInt32BE(body.length, 0);
  part.set(typed, 4);
  part.writeUInt32BE(crc32(typed), typed.length + 4);
  return part;
}
