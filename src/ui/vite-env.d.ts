/// <reference types="vite/client" />

declare module 'virtual:nav-texts/zh' {
  const texts: Record<string, unknown>;
  export default texts;
}

declare module 'virtual:nav-texts/en' {
  const texts: Record<string, unknown>;
  export default texts;
}

declare module 'maplibre-gl/dist/maplibre-gl-worker.mjs' {
  const MapWorker: unknown;
  export default MapWorker;
}
