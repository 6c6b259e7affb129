import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeXlsxStream } from 'hucre/xlsx';
import { csvLine } from '../../../../shared/csv.ts';
import type { ExportFormat } from '../../contract.ts';
import { columns, type ExportedCase } from './export-rows.ts';

type Cases = AsyncIterable<ExportedCase>;

async function* csvOf(cases: Cases): AsyncGenerator<string> {
  // The mark tells spreadsheet programs that the file is UTF-8.
  yield `\uFEFF${csvLine(columns.map(({ header }) => header))}`;
  for await (const { cells } of cases) yield csvLine(columns.map(({ key }) => String(cells[key])));
}

/** One place is a Point, several are a MultiPoint. */
function geometryOf(points: ExportedCase['points']) {
  const coordinates = points.map(({ longitude, latitude }) => [longitude, latitude]);
  if (coordinates.length === 0) return null;
  return coordinates.length === 1 ? { type: 'Point', coordinates: coordinates[0] } : { type: 'MultiPoint', coordinates };
}

async function* geoJsonOf(cases: Cases): AsyncGenerator<string> {
  let separator = '';
  yield '{"type":"FeatureCollection","features":[\n';
  for await (const { cells, points } of cases) {
    const geometry = geometryOf(points);
    yield `${separator}${JSON.stringify({ type: 'Feature', geometry, properties: cells })}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

async function* rowsOf(cases: Cases): AsyncGenerator<Record<string, unknown>> {
  for await (const { cells } of cases) yield cells;
}

function streamOf(format: ExportFormat, cases: Cases): AsyncIterable<string | Uint8Array> {
  switch (format) {
    case 'csv':
      return csvOf(cases);
    case 'geojson':
      return geoJsonOf(cases);
    case 'xlsx':
      return writeXlsxStream(rowsOf(cases), { name: '诉求', columns: [...columns], freezePane: { rows: 1 } }) as AsyncIterable<Uint8Array>;
  }
}

/** Writes the cases into a file as they come: each is asked for only when the disk has taken the one before. */
export async function writeExport(format: ExportFormat, cases: Cases, path: string): Promise<void> {
  await pipeline(Readable.from(streamOf(format, cases), { objectMode: true, highWaterMark: 16 }), createWriteStream(path, { mode: 0o600 }));
}
