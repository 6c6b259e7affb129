/* MapLibre's worker as a file of ours, so that the content policy lets it in. */
import './worker-polyfills.ts';
import MapWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs';

// The library declares its files free of side effects; without a use the bundler would drop this one whole.
Object.assign(globalThis, { MapWorker });
