import type { ReactNode } from 'react';

/** The product's mark: the begonia window of Suzhou's gardens, four petals around one heart. */
export function BegoniaMark(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" aria-hidden focusable="false">
      <path
        d="M16 2.5a6.6 6.6 0 0 1 6.6 6.6v.3h.3a6.6 6.6 0 1 1 0 13.2h-.3v.3a6.6 6.6 0 1 1-13.2 0v-.3h-.3a6.6 6.6 0 1 1 0-13.2h.3v-.3A6.6 6.6 0 0 1 16 2.5Z"
        fill="#C2344F"
      />
      <path d="M16 20.6c-3-2-4.6-3.6-4.6-5.5a2.4 2.4 0 0 1 4.6-1 2.4 2.4 0 0 1 4.6 1c0 1.900-1.600 3.500-4.600 5.500Z" fill="#fff" />
    </svg>
  );
}
