/** An answer that is JSON already (written by the database, or kept): sent as it is, instead of being read and written once more. */
export class RawJson<Value> {
  readonly bytes: Buffer;
  /** Never set; carries the type the text has when it is read. */
  declare readonly value: Value;

  constructor(json: string | Buffer) {
    // Bytes leave a socket faster than a text with Chinese in it.
    this.bytes = typeof json === 'string' ? Buffer.from(json) : json;
  }
}
