// Pictures that are nothing but a header: what a size is read from.

/** A PNG's first bytes. Pixels. */
export function picture(width: number, height: number): Blob {
  const bytes = new DataView(new ArrayBuffer(24))
  const header = [0x89504e47, 0x0d0a1a0a, 13, 0x49484452, width, height]
  for (const [i, word] of header.entries()) bytes.setUint32(i * 4, word)
  return new Blob([bytes.buffer as ArrayBuffer])
}
