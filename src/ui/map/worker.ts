/* MapLibre's worker as a file of ours, so that the content policy lets it in. */
import './worker-polyfills.ts';
import 'maplibre-gl/dist/maplibre-gl-worker.mjs';
