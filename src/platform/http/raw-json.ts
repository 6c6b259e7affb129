/** An answer that the database already wrote as JSON: sent as it is, instead of being read and written once more. */
export class RawJson<Value> {
  readonly text: string;
  /** Never set; carries the type the text has when it is read. */
  declare readonly value: Value;

  constructor(text: string) {
    this.text = text;
  }
}
