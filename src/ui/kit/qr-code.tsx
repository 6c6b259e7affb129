import { useEffect, useState, type ReactNode } from 'react';
import { colors } from '../tokens.ts';
import { Skeleton } from './skeleton.tsx';

interface Props {
  /** What the code says, usually an address. */
  readonly text: string;
  /** What a person may do with it: the alternative text. */
  readonly label: string;
  /** Pixels; 192 unless said. */
  readonly size?: number;
}

interface Matrix {
  readonly size: number;
  readonly path: string;
}

async function matrixOf(text: string): Promise<Matrix> {
  const { create } = await import('qrcode');
  const { modules } = create(text, { errorCorrectionLevel: 'Q' });
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return { size: modules.size, path };
}

/** A QR code as SVG, level Q, always dark on white with its quiet zone. */
export function QrCode({ text, label, size = 192 }: Props): ReactNode {
  const [matrix, setMatrix] = useState<Matrix | undefined>(undefined);
  useEffect(() => {
    let current = true;
    void matrixOf(text).then((made) => {
      if (current) setMatrix(made);
    });
    return () => {
      current = false;
    };
  }, [text]);
  if (!matrix) return <Skeleton block lines={0} />;
  const side = matrix.size + 8;
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`-4 -4 ${side} ${side}`} shapeRendering="crispEdges">
      <rect x={-4} y={-4} width={side} height={side} fill={colors.wall} />
      <path d={matrix.path} fill="#000" />
    </svg>
  );
}
