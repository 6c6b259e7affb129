/** What somebody raised, as far as finding topics needs it. */
export interface Message {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly title: string;
  readonly text: string;
  /** What the place is called, where the message has one. */
  readonly place?: string | undefined;
  /** Whoever raised it; messages of one person count once. */
  readonly person: string;
  /** People who joined or liked it. */
  readonly likes: number;
}

/** What is read of a message: the headline, then the beginning of the text, as letters and digits with breaks between sentences. */
export function wordsOf({ title, text }: Pick<Message, 'title' | 'text'>): { readonly title: string; readonly text: string } {
  const plain = (words: string): string => words.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
  return { title: plain(title), text: plain(text.slice(0, 600)) };
}
